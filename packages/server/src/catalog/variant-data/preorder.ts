import type { Preorder, PreorderInput, VariantExtras } from '@smallshop/contract';
import type { VariantRow } from '../catalog.tables.ts';

/** The day of a moment in UTC, such as `2026-11-30`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** The pre-order of a variant. Undefined without one, and from the day on which it ships. */
function openPreorder(data: VariantExtras | null, today: string): PreorderInput | undefined {
  return data?.preorder && today < data.preorder.shipsOn ? data.preorder : undefined;
}

/**
 * Returns the quantity of a variant that can be sold on a day, or null if there is no limit. A pre-order goes beyond
 * the stock, down to its own limit below zero.
 */
export function sellable(
  { stock, sellWhenOut, data }: Pick<VariantRow, 'stock' | 'sellWhenOut' | 'data'>,
  today: string,
): number | null {
  if (stock === null || sellWhenOut) return null;
  const preorder = openPreorder(data, today);
  if (preorder) return preorder.limit === undefined ? null : Math.max(0, stock + preorder.limit);
  return Math.max(0, stock);
}

/** When a quantity of a variant ships, if it is a pre-order. Undefined if it is in stock, or no pre-order. */
export function preorderOf(
  { stock, data }: Pick<VariantRow, 'stock' | 'data'>,
  quantity: number,
  today: string,
): Preorder | undefined {
  const preorder = openPreorder(data, today);
  return preorder && (stock === null || stock < quantity) ? { shipsOn: preorder.shipsOn } : undefined;
}
