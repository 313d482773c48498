import { groupProducts } from '../group-products.ts';
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
  const { products, problems, notices } = groupProducts(file.rows(ownerOf), currency, ownerOf);
  const lines = (list: readonly RowProblem[]) => list.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
  return {
    facts: file.facts,
    products,
    problems: lines([...file.problems, ...problems]),
    notices: lines([...file.notices, ...notices]),
  };
}
