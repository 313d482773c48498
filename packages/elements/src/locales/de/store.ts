import type { Locale } from '../locale.ts';

export const store: Locale['store'] = {
  added: '„{title}“ liegt jetzt im Warenkorb.',
  addedUnnamed: 'In den Warenkorb gelegt.',
  removed: '„{title}“ wurde aus dem Warenkorb entfernt.',
  restored: 'Der Artikel ist wieder im Warenkorb.',
  quantitySet: {
    one: 'Die Menge von „{title}“ ist jetzt {count}.',
    other: 'Die Menge von „{title}“ ist jetzt {count}.',
  },
  outOfStock: 'Nicht hinzugefügt: Der Artikel ist ausverkauft.',
  outOfStockLeft: {
    one: 'Nur noch {count} Stück; mehr ist nicht möglich.',
    other: 'Nur noch {count} Stück; mehr ist nicht möglich.',
  },
  cartFull: 'Der Warenkorb ist voll.',
  notSold: 'Dieser Artikel wird nicht mehr verkauft.',
  unreachable: 'Der Shop war nicht erreichbar. Der Warenkorb bleibt erhalten und wird später übertragen.',
  failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  regionChanged: 'Preise werden jetzt in {currency} angezeigt. Lieferland: {country}.',
};
