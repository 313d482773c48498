import { groupRows, readProduct } from '../group-products.ts';
import type { Row } from '../rows/csv-file.ts';
import type { DraftProduct } from '../rows/draft-product.ts';
import type { RowProblem } from '../rows/row-problem.ts';
import { readProductFile, type FileFacts } from './read-product-file.ts';

export interface ReadFile {
  facts: FileFacts;
  products: DraftProduct[];
  /** Such as "2 Price: is missing". */
  problems: string[];
  notices: string[];
}

/** What an import would take from a file. `owners` has the handles of the store's products by SKU. */
export function readFile(
  text: string,
  { currency = 'USD', now = '2026-06-15', owners = {} as Record<string, string> } = {},
): ReadFile {
  const file = readProductFile(Buffer.from(text), { currency, now: new Date(now) });
  const ownerOf = (sku: string) => owners[sku];
  const { products, problems, notices } = readAll(file.rows(ownerOf), currency, ownerOf);
  const lines = (list: readonly RowProblem[]) => list.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
  return {
    facts: file.facts,
    products,
    problems: lines([...file.problems, ...problems]),
    notices: lines([...file.notices, ...notices]),
  };
}

/** All products of these rows. */
export function readAll(rows: readonly Row[], currency: string, ownerOf: (sku: string) => string | undefined) {
  const { groups, problems } = groupRows(rows, ownerOf);
  const drafts = groups.map((group) => readProduct(group, currency));
  return {
    products: drafts.flatMap(({ product }) => product ?? []),
    problems: [...problems, ...drafts.flatMap((draft) => draft.problems)].sort((a, b) => a.line - b.line),
    notices: drafts.flatMap(({ notices }) => notices),
  };
}
