import type { Metafield, Metafields, MetafieldType, ProductExtras } from '@smallshop/contract';
import type { LocalizedText } from '../../../platform/database/text.ts';
import { productDataOf } from '../../product-data/product-data.ts';
import type { DraftProduct } from '../rows/draft-product.ts';
import type { RowProblem } from '../rows/row-problem.ts';
import { readMetafield } from './read-metafield.ts';

export interface MergeDataContext {
  /** Of the texts in the file. */
  language: string;
  /** Types of the metafields that the store has defined, by namespace and key. */
  metafieldTypes: ReadonlyMap<string, MetafieldType>;
}

/**
 * The data of a product after an import. Left out if there is none, and was none. A metafield that the store has not
 * defined keeps its type; a new one is a text. One that cannot be read stays as it was.
 */
export function mergeProductData(
  { fields, line }: DraftProduct,
  before: ProductExtras | null | undefined,
  { language, metafieldTypes }: MergeDataContext,
): { data?: ProductExtras | null; notices: RowProblem[] } {
  const notices: RowProblem[] = [];
  const metafields: Metafields = { ...before?.metafields };
  for (const [name, { text, column }] of Object.entries(fields.metafields ?? {})) {
    const known = metafields[name];
    const type = metafieldTypes.get(name) ?? known?.type ?? 'text';
    if (text === '') {
      const rest = known && withoutLanguage(known, language);
      if (rest) metafields[name] = rest;
      else delete metafields[name];
      continue;
    }
    const read = readMetafield(text, type, { language, before: known });
    if (typeof read === 'string') notices.push({ line, column, reason: `${read}; it was left out` });
    else metafields[name] = read;
  }
  const seo = {
    ...before?.seo,
    title: withWords(before?.seo?.title, language, fields.seoTitle),
    description: withWords(before?.seo?.description, language, fields.seoDescription),
  };
  const given = Object.fromEntries(Object.entries(seo).filter(([, text]) => Object.keys(text).length > 0));
  // What a file cannot name, such as videos and models, stays.
  const data = productDataOf({ ...before, seo: given, metafields });
  return { notices, ...((data || before) && { data }) };
}

/** A text without its words in one language. Undefined if nothing is left. */
function withoutLanguage(metafield: Metafield, language: string): Metafield | undefined {
  if (metafield.type !== 'text') return undefined;
  const value = withWords(metafield.value, language, '');
  return Object.keys(value).length > 0 ? { ...metafield, value } : undefined;
}

/** Empty words remove the language; undefined leaves the text. */
function withWords(text: LocalizedText = {}, language: string, words: string | undefined): LocalizedText {
  if (words === undefined) return text;
  const { [language]: _, ...others } = text;
  return words === '' ? others : { ...others, [language]: words };
}
