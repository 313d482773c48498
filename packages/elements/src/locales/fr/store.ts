import type { Locale } from '../locale.ts';

export const store: Locale['store'] = {
  added: '« {title} » a été ajouté à votre panier.',
  addedUnnamed: 'Ajouté à votre panier.',
  removed: '« {title} » a été retiré de votre panier.',
  restored: 'L’article est de retour dans votre panier.',
  quantitySet: {
    one: 'La quantité de « {title} » est maintenant de {count}.',
    other: 'La quantité de « {title} » est maintenant de {count}.',
  },
  outOfStock: 'Non ajouté : cet article est épuisé.',
  outOfStockLeft: {
    one: 'Plus que {count} disponible ; impossible d’en ajouter.',
    other: 'Plus que {count} disponibles ; impossible d’en ajouter.',
  },
  cartFull: 'Votre panier est plein.',
  notSold: 'Cet article n’est plus vendu.',
  unreachable: 'La boutique n’a pas pu être jointe. Votre panier est conservé et sera transmis plus tard.',
  failed: 'Cela n’a pas fonctionné. Veuillez réessayer.',
  regionChanged: 'Prix désormais affichés en {currency}. Pays de livraison : {country}.',
};
