import type { Metafield } from '@smallshop/contract';

/** The cell of a metafield in a file of one language. */
export function metafieldText(metafield: Metafield, language: string): string {
  switch (metafield.type) {
    case 'text':
      return metafield.value[language] ?? '';
    case 'text_list':
      return JSON.stringify(metafield.value.map((text) => text[language] ?? ''));
    case 'measurement':
      return `${metafield.value.quantity} ${metafield.value.unit}`;
    default:
      return String(metafield.value);
  }
}
