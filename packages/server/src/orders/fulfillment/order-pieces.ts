import type { FulfillmentStatus, LineQuantity } from '@smallshop/contract';
import type { GoodsEvent } from '../../sale/order/order-state.ts';

/** The pieces of one line of an order: `removed` ⊆ `refunded`, `returned` ≤ `shipped`, `shipped + removed` ≤ `quantity`. */
export interface Pieces {
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
export function openPieces(line: Pieces): number {
  return line.requiresShipping ? keptPieces(line) : 0;
}

/** Pieces that were neither sent nor taken out. */
function keptPieces({ quantity, shipped, removed }: Pieces): number {
  return quantity - shipped - removed;
}

export function allOpen(lines: readonly Pieces[]): LineQuantity[] {
  return lines.filter((line) => openPieces(line) > 0).map((line) => ({ lineId: line.id, quantity: openPieces(line) }));
}

export function send(lines: readonly Pieces[], sent: readonly LineQuantity[]): Pieces[] | TooMany {
  return each(lines, sent, (line, quantity) => (quantity > openPieces(line) ? null : { ...line, shipped: line.shipped + quantity }));
}

export function takeBack(lines: readonly Pieces[], back: readonly LineQuantity[]): Pieces[] | TooMany {
  return each(lines, back, (line, quantity) => (quantity > line.shipped - line.returned ? null : { ...line, returned: line.returned + quantity }));
}

/** Gives back the money of pieces: first of those that came back, then of those that were not sent, then of those the shopper keeps. */
export function refund(lines: readonly Pieces[], refunded: readonly LineQuantity[]): { lines: Pieces[]; removes: LineQuantity[] } | TooMany {
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
export function goodsEvent(before: readonly Pieces[], after: readonly Pieces[]): GoodsEvent | null {
  const sum = (lines: readonly Pieces[], of: (line: Pieces) => number) => lines.reduce((all, line) => all + of(line), 0);
  const [open, shipped] = [sum(after, openPieces), sum(after, (line) => line.shipped)];
  const away = shipped - sum(after, (line) => line.returned);
  if (shipped > sum(before, (line) => line.shipped)) return open > 0 ? 'send_part' : 'send_rest';
  const allBack = open === 0 && shipped > 0 && away === 0;
  if (sum(after, (line) => line.returned) > sum(before, (line) => line.returned)) return allBack ? 'return_rest' : 'return_part';
  if (open === 0 && sum(before, openPieces) > 0) return allBack ? 'return_rest' : shipped === 0 && !allShip(after) ? 'nothing_to_send' : 'drop_rest';
  return null;
}

const allShip = (lines: readonly Pieces[]): boolean => lines.every(({ requiresShipping }) => requiresShipping);

/** The status that the pieces of a paid order amount to. */
export function fulfillmentOf(lines: readonly Pieces[]): FulfillmentStatus {
  const shipped = lines.some((line) => line.shipped > 0);
  const open = lines.some((line) => openPieces(line) > 0);
  if (!shipped) return open || allShip(lines) ? 'unfulfilled' : 'fulfilled';
  if (open) return 'partially_fulfilled';
  return lines.every((line) => line.returned === line.shipped) ? 'returned' : 'fulfilled';
}

function each(lines: readonly Pieces[], wanted: readonly LineQuantity[], change: (line: Pieces, quantity: number) => Pieces | null): Pieces[] | TooMany {
  const after = new Map(lines.map((line) => [line.id, line]));
  for (const [index, { lineId, quantity }] of wanted.entries()) {
    const line = after.get(lineId);
    const changed = line && change(line, quantity);
    if (!changed) return { tooMany: index, ...(!line && { isUnknown: true as const }) };
    after.set(lineId, changed);
  }
  return [...after.values()];
}
