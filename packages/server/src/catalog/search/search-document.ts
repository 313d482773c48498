import type { Metafield } from '@smallshop/contract';
import type { LocalizedText } from '../../platform/database/text.ts';
import { textIn } from '../../platform/database/text.ts';
import type { ProductRow } from '../catalog.tables.ts';
import { plainTextOf } from './plain-text.ts';
import { isWord, tokensOf } from './tokens.ts';

/** What a search looks through. The description is sanitised HTML. */
export type SearchedProduct = { data?: ProductRow['data'] | undefined } & Pick<
  ProductRow,
  'id' | 'title' | 'descriptionHtml' | 'vendor' | 'productType' | 'tags' | 'options'
> & { skus: readonly string[] };

export interface SearchDocument {
  productId: string;
  storeId: string;
  document: string;
  ranked: string;
  facets: string[];
}

/** Longer descriptions are not searched to their end, in characters. */
const maxDescription = 20_000;
const maxVocabularyWord = 40;
/** A longer text of a metafield is no choice of a filter, in characters. */
const maxFilterValue = 100;

/**
 * Returns the row of a product in `product_search`. Adds the words of each language to `vocabulary`; names of vendors,
 * types and tags are in the store's language. `filters` has the metafields that lists are filtered by.
 */
export function documentOf(
  product: SearchedProduct,
  store: { id: string; defaultLanguage: string; filters: ReadonlySet<string> },
  vocabulary: Map<string, Set<string>>,
): SearchDocument {
  const { title, descriptionHtml, options } = product;
  const all = new Set<string>();
  const read = (texts: LocalizedText): Set<string> => {
    const found = new Set<string>();
    for (const [language, text] of Object.entries(texts)) {
      const words = vocabulary.get(language) ?? new Set<string>();
      vocabulary.set(language, words);
      for (const token of tokensOf(text)) {
        found.add(token);
        all.add(token);
        if (token.length <= maxVocabularyWord && isWord(token)) words.add(token);
      }
    }
    return found;
  };
  const { vendor, productType, tags } = product;
  const titles = read(title);
  const others = [
    { [store.defaultLanguage]: [vendor, productType, ...tags].join('\n') },
    ...options.flatMap(({ values }) => values.map(({ label }) => label)),
  ].flatMap((texts) => [...read(texts)]);
  const description = Object.entries(descriptionHtml).map(([language, html]): [string, string] => [
    language,
    plainTextOf(html).slice(0, maxDescription),
  ]);
  read(Object.fromEntries(description));
  for (const token of tokensOf(product.skus.join('\n'))) all.add(token);
  const weights = new Map(others.map((token) => [token, 'B']));
  for (const token of titles) weights.set(token, 'A');
  return {
    productId: product.id,
    storeId: store.id,
    // Tokens are letters and digits: none has a quote or a backslash.
    document: [...all].map((token) => `'${token}'`).join(' '),
    ranked: [...weights].map(([token, weight]) => `'${token}':1${weight}`).join(' '),
    facets: [storeKey(store.id), ...facetKeysOf(product, store.defaultLanguage), ...metafieldKeysOf(product, store)],
  };
}

/** The element of `facets` that all products of a store have. */
export const storeKey = (storeId: string): string => `store:${storeId}`;

export const facetKey = {
  vendor: (vendor: string) => `vendor:${vendor}`,
  type: (productType: string) => `type:${productType}`,
  tag: (tag: string) => `tag:${tag}`,
  option: (option: string) => `option:${option}`,
  meta: (value: string) => `meta:${value}`,
};

/** The value of the parameter `option`: name and value, with `\` before each colon of the name. */
export function optionParameter(name: string, value: string): string {
  return `${name.replace(/[\\:]/g, '\\$&')}:${value}`;
}

/** The values of a metafield as filters write them, in the store's language. Addresses and long texts are none. */
export function filterValuesOf(metafield: Metafield, language: string): string[] {
  const given = (text: string) => text !== '' && text.length <= maxFilterValue;
  switch (metafield.type) {
    case 'text':
      return [textIn(metafield.value, [language])].filter(given);
    case 'text_list':
      return metafield.value.map((text) => textIn(text, [language])).filter(given);
    case 'measurement':
      return [`${metafield.value.quantity} ${metafield.value.unit}`];
    case 'url':
      return [];
    default:
      return [String(metafield.value)];
  }
}

function metafieldKeysOf(
  { data }: SearchedProduct,
  { defaultLanguage, filters }: { defaultLanguage: string; filters: ReadonlySet<string> },
): string[] {
  const keys = Object.entries(data?.metafields ?? {}).flatMap(([name, metafield]) =>
    filters.has(name)
      ? filterValuesOf(metafield, defaultLanguage).map((value) => facetKey.meta(`${name}:${value}`))
      : [],
  );
  return [...new Set(keys)];
}

function facetKeysOf({ vendor, productType, tags, options }: SearchedProduct, language: string): string[] {
  const given = (text: string) => text !== '';
  const values = options.flatMap(({ name, values: ofOption }) =>
    ofOption.map(({ label }) => optionParameter(textIn(name, [language]), textIn(label, [language]))),
  );
  const keys = [
    ...[vendor].filter(given).map(facetKey.vendor),
    ...[productType].filter(given).map(facetKey.type),
    ...tags.filter(given).map(facetKey.tag),
    ...values.map(facetKey.option),
  ];
  return [...new Set(keys)];
}
