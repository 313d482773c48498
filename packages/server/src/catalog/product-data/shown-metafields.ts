import type { Metafield, MetafieldDefinition, Metafields, ShownMetafield } from '@smallshop/contract';
import { textIn } from '../../platform/database/text.ts';

/** The metafields that shoppers see, in the order of the store's definitions. */
export function shownMetafields(
  metafields: Metafields | undefined,
  definitions: readonly MetafieldDefinition[],
  languages: readonly string[],
): ShownMetafield[] {
  if (!metafields) return [];
  return definitions.flatMap(({ namespace, key, name, isVisible }) => {
    const metafield = metafields[`${namespace}.${key}`];
    if (!isVisible || !metafield) return [];
    const value = shownValue(metafield, languages);
    return [{ namespace, key, type: metafield.type, name: textIn(name, languages), value }];
  });
}

/** Texts in the first of the languages that they have. */
function shownValue(metafield: Metafield, languages: readonly string[]): ShownMetafield['value'] {
  if (metafield.type === 'text') return textIn(metafield.value, languages);
  if (metafield.type === 'text_list') return metafield.value.map((text) => textIn(text, languages));
  return metafield.value;
}
