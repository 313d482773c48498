import type { Preorder, PreorderInput, VariantExtras } from '@smallshop/contract';
import type { VariantRow } from '../catalog.tables.ts';
import type { ComponentRow, WithComponents } from './bundle.ts';

/** What decides whether a variant can be sold. */
type Stocked = Pick<VariantRow, 'stock' | 'sellWhenOut' | 'data'>;

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
 * the stock, down to its own limit below zero. Of a bundle, as many can be sold as its components are enough for.
 */
export function sellable(variant: Stocked & WithComponents, today: string): number | null {
  if (variant.components)
    return leastOf(
      variant.components.map((component) => bundlesFrom(sellable(asVariant(component), today), component)),
    );
  const { stock, sellWhenOut, data } = variant;
  if (stock === null || sellWhenOut) return null;
  const preorder = openPreorder(data, today);
  if (preorder) return preorder.limit === undefined ? null : Math.max(0, stock + preorder.limit);
  return Math.max(0, stock);
}

/** The bundles that a quantity of a component is enough for. Null: without a limit. */
export function bundlesFrom(left: number | null, { quantity }: { quantity: number }): number | null {
  return left === null ? null : Math.floor(left / quantity);
}

/** The least of quantities, of which null is without a limit. */
export function leastOf(quantities: readonly (number | null)[]): number | null {
  return quantities.reduce((least, one) => (one === null ? least : Math.min(one, least ?? one)), null);
}

/**
 * When a quantity of a variant ships, if it is a pre-order. Undefined if it is in stock, or no pre-order. A bundle
 * ships with the last of its components.
 */
export function preorderOf(variant: Stocked & WithComponents, quantity: number, today: string): Preorder | undefined {
  if (variant.components) {
    const days = variant.components.flatMap(
      (component) => preorderOf(asVariant(component), component.quantity * quantity, today)?.shipsOn ?? [],
    );
    return days.length > 0 ? { shipsOn: days.toSorted().at(-1)! } : undefined;
  }
  const preorder = openPreorder(variant.data, today);
  return preorder && (variant.stock === null || variant.stock < quantity) ? { shipsOn: preorder.shipsOn } : undefined;
}

/** Whether a quantity is sold although it is not in stock: all of it, or a component of it. */
export function isBackordered(variant: Stocked & WithComponents, quantity: number): boolean {
  if (variant.components)
    return variant.components.some((component) => isBackordered(asVariant(component), component.quantity * quantity));
  return variant.sellWhenOut && variant.stock !== null && variant.stock < quantity;
}

/** A component is no bundle. */
const asVariant = ({ stock, sellWhenOut, data }: ComponentRow): Stocked => ({ stock, sellWhenOut, data });
