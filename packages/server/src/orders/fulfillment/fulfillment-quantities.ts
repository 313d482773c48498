import type { FulfillmentStatus, LineQuantity } from '@smallshop/contract';
import type { FulfillmentEvent } from '../../sale/order/order-state.ts';

/**
 * The quantities of one order line: `removed` ⊆ `refunded`, `returned` ≤ `shipped`, `shipped + removed` ≤
 * `quantity`.
 */
export interface Quantities {
  id: string;
  quantity: number;
  shipped: number;
  returned: number;
  refunded: number;
  removed: number;
  /** A line that needs no shipping is never shipped. */
  requiresShipping: boolean;
}

/** A requested quantity is higher than what the line has: `tooMany` is the index of that request. */
export interface TooMany {
  tooMany: number;
  /** The order has no such line at all. */
  isUnknown?: true;
}

export function isTooMany(value: unknown): value is TooMany {
  return typeof value === 'object' && value !== null && 'tooMany' in value;
}

/** Returns the quantity that is still to be shipped. */
export function unfulfilledQuantities(line: Quantities): number {
  return line.requiresShipping ? keptQuantity(line) : 0;
}

/** Returns the quantity that was neither shipped nor removed. */
function keptQuantity({ quantity, shipped, removed }: Quantities): number {
  return quantity - shipped - removed;
}

export function allOpen(lines: readonly Quantities[]): LineQuantity[] {
  return lines
    .filter((line) => unfulfilledQuantities(line) > 0)
    .map((line) => ({ lineId: line.id, quantity: unfulfilledQuantities(line) }));
}

export function send(lines: readonly Quantities[], sent: readonly LineQuantity[]): Quantities[] | TooMany {
  return each(lines, sent, (line, quantity) =>
    quantity > unfulfilledQuantities(line) ? null : { ...line, shipped: line.shipped + quantity },
  );
}

export function takeBack(lines: readonly Quantities[], back: readonly LineQuantity[]): Quantities[] | TooMany {
  return each(lines, back, (line, quantity) =>
    quantity > line.shipped - line.returned ? null : { ...line, returned: line.returned + quantity },
  );
}

/**
 * Applies a refund of quantities: first returned ones, then those that were not shipped, then those that the
 * shopper keeps.
 */
export function refund(
  lines: readonly Quantities[],
  refunded: readonly LineQuantity[],
): { lines: Quantities[]; removes: LineQuantity[] } | TooMany {
  const removes: LineQuantity[] = [];
  const after = each(lines, refunded, (line, quantity) => {
    if (quantity > line.quantity - line.refunded) return null;
    const cameBack = Math.max(0, line.returned - (line.refunded - line.removed));
    const removed = Math.min(Math.max(0, quantity - cameBack), keptQuantity(line));
    if (removed > 0) removes.push({ lineId: line.id, quantity: removed });
    return { ...line, refunded: line.refunded + quantity, removed: line.removed + removed };
  });
  return isTooMany(after) ? after : { lines: after, removes };
}

/** Returns the fulfillment event between two states; null if the status does not depend on what changed. */
export function fulfillmentEvent(before: readonly Quantities[], after: readonly Quantities[]): FulfillmentEvent | null {
  const sum = (lines: readonly Quantities[], of: (line: Quantities) => number) =>
    lines.reduce((all, line) => all + of(line), 0);
  const [open, shipped] = [sum(after, unfulfilledQuantities), sum(after, (line) => line.shipped)];
  const away = shipped - sum(after, (line) => line.returned);
  if (shipped > sum(before, (line) => line.shipped)) return open > 0 ? 'send_part' : 'send_rest';
  const allBack = open === 0 && shipped > 0 && away === 0;
  if (sum(after, (line) => line.returned) > sum(before, (line) => line.returned))
    return allBack ? 'return_rest' : 'return_part';
  if (open === 0 && sum(before, unfulfilledQuantities) > 0)
    return allBack ? 'return_rest' : shipped === 0 && !allShip(after) ? 'nothing_to_send' : 'drop_rest';
  return null;
}

const allShip = (lines: readonly Quantities[]): boolean => lines.every(({ requiresShipping }) => requiresShipping);

/** Returns the fulfillment status of a paid order with these quantities. */
export function fulfillmentStatusOf(lines: readonly Quantities[]): FulfillmentStatus {
  const shipped = lines.some((line) => line.shipped > 0);
  const open = lines.some((line) => unfulfilledQuantities(line) > 0);
  if (!shipped) return open || allShip(lines) ? 'unfulfilled' : 'fulfilled';
  if (open) return 'partially_fulfilled';
  return lines.every((line) => line.returned === line.shipped) ? 'returned' : 'fulfilled';
}

function each(
  lines: readonly Quantities[],
  wanted: readonly LineQuantity[],
  change: (line: Quantities, quantity: number) => Quantities | null,
): Quantities[] | TooMany {
  const after = new Map(lines.map((line) => [line.id, line]));
  for (const [index, { lineId, quantity }] of wanted.entries()) {
    const line = after.get(lineId);
    const changed = line && change(line, quantity);
    if (!changed) return { tooMany: index, ...(!line && { isUnknown: true as const }) };
    after.set(lineId, changed);
  }
  return [...after.values()];
}
