import type { Row } from '../rows/csv-file.ts';
import type { UnnamedProduct } from './shared/file-format.ts';
import { NamedRow } from './shared/lazy-products.ts';

/** In characters. Leaves room for the id of a product whose title another one has. */
const maxLength = 200;

/**
 * Gives rows the handle of the store's product that has one of their SKUs, else one made from the title. The same file
 * gives the same handles in every run.
 */
export function assignHandles(
  products: readonly UnnamedProduct[],
  ownerOf: (sku: string) => string | undefined,
): Row[] {
  const made = products.map(({ title, id }) => slugOf(title) || slugOf(id));
  const uses = Map.groupBy(made, (slug) => slug);
  return products.flatMap(({ id, rows }, index) => {
    const owner = rows.map((row) => ownerOf(row.get('sku'))).find((handle) => handle !== undefined);
    const slug = made[index]!;
    const handle = owner ?? (uses.get(slug)!.length > 1 ? `${slug}-${slugOf(id) || index + 1}` : slug);
    return rows.map((row) => new NamedRow(row, handle));
  });
}

/** Letters and digits of any script, in lower case, with hyphens between. */
export function slugOf(text: string): string {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...words.join('-')].slice(0, maxLength).join('').replace(/-$/, '');
}
