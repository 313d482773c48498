import type { FulfillmentStatus, LineQuantity } from '@smallshop/contract';
import type { FulfillmentEvent } from '../../sale/order/order-state.ts';

/** The pieces of one line of an order: `removed` ⊆ `refunded`, `returned` ≤ `shipped`, `shipped + removed` ≤ `quantity`. */
export interface Quantities {
  id: string;
  quantity: number;
  shipped: number;
  returned: number;
  refunded: number;
  removed: number;
  /** Pieces that need no shipping are never sent. */
  requiresShipping: boolean;
}

/** A wish for pieces that are not there: which of the wishes it is. */
export interface TooMany {
  tooMany: number;
  /** The order has no such line at all. */
  isUnknown?: true;
}

export function isTooMany(value: unknown): value is TooMany {
  return typeof value === 'object' && value !== null && 'tooMany' in value;
}

/** Pieces that are still to be sent. */
export function unfulfilledQuantities(line: Quantities): number {
  return line.requiresShipping ? keptPieces(line) : 0;
}

/** Pieces that were neither sent nor taken out. */
function keptPieces({ quantity, shipped, removed }: Quantities): number {
  return quantity - shipped - removed;
}

export function allOpen(lines: readonly Quantities[]): LineQuantity[] {
  return lines.filter((line) => unfulfilledQuantities(line) > 0).map((line) => ({ lineId: line.id, quantity: unfulfilledQuantities(line) }));
}

export function send(lines: readonly Quantities[], sent: readonly LineQuantity[]): Quantities[] | TooMany {
  return each(lines, sent, (line, quantity) => (quantity > unfulfilledQuantities(line) ? null : { ...line, shipped: line.shipped + quantity }));
}

export function takeBack(lines: readonly Quantities[], back: readonly LineQuantity[]): Quantities[] | TooMany {
  return each(lines, back, (line, quantity) => (quantity > line.shipped - line.returned ? null : { ...line, returned: line.returned + quantity }));
}

/** Gives back the money of pieces: first of those that came back, then of those that were not sent, then of those the shopper keeps. */
export function refund(lines: readonly Quantities[], refunded: readonly LineQuantity[]): { lines: Quantities[]; removes: LineQuantity[] } | TooMany {
  const removes: LineQuantity[] = [];
  const after = each(lines, refunded, (line, quantity) => {
    if (quantity > line.quantity - line.refunded) return null;
    const cameBack = Math.max(0, line.returned - (line.refunded - line.removed));
    const removed = Math.min(Math.max(0, quantity - cameBack), keptPieces(line));
    if (removed > 0) removes.push({ lineId: line.id, quantity: removed });
    return { ...line, refunded: line.refunded + quantity, removed: line.removed + removed };
  });
  return isTooMany(after) ? after : { lines: after, removes };
}

/** What happened to the goods between two moments; null where nothing did that the status could tell. */
export function fulfillmentEvent(before: readonly Quantities[], after: readonly Quantities[]): FulfillmentEvent | null {
  const sum = (lines: readonly Quantities[], of: (line: Quantities) => number) => lines.reduce((all, line) => all + of(line), 0);
  const [open, shipped] = [sum(after, unfulfilledQuantities), sum(after, (line) => line.shipped)];
  const away = shipped - sum(after, (line) => line.returned);
  if (shipped > sum(before, (line) => line.shipped)) return open > 0 ? 'send_part' : 'send_rest';
  const allBack = open === 0 && shipped > 0 && away === 0;
  if (sum(after, (line) => line.returned) > sum(before, (line) => line.returned)) return allBack ? 'return_rest' : 'return_part';
  if (open === 0 && sum(before, unfulfilledQuantities) > 0) return allBack ? 'return_rest' : shipped === 0 && !allShip(after) ? 'nothing_to_send' : 'drop_rest';
  return null;
}

const allShip = (lines: readonly Quantities[]): boolean => lines.every(({ requiresShipping }) => requiresShipping);

/** The status that the pieces of a paid order amount to. */
export function fulfillmentStatusOf(lines: readonly Quantities[]): FulfillmentStatus {
  const shipped = lines.some((line) => line.shipped > 0);
  const open = lines.some((line) => unfulfilledQuantities(line) > 0);
  if (!shipped) return open || allShip(lines) ? 'unfulfilled' : 'fulfilled';
  if (open) return 'partially_fulfilled';
  return lines.every((line) => line.returned === line.shipped) ? 'returned' : 'fulfilled';
}

function each(lines: readonly Quantities[], wanted: readonly LineQuantity[], change: (line: Quantities, quantity: number) => Quantities | null): Quantities[] | TooMany {
  const after = new Map(lines.map((line) => [line.id, line]));
  for (const [index, { lineId, quantity }] of wanted.entries()) {
    const line = after.get(lineId);
    const changed = line && change(line, quantity);
    if (!changed) return { tooMany: index, ...(!line && { isUnknown: true as const }) };
    after.set(lineId, changed);
  }
  return [...after.values()];
}
