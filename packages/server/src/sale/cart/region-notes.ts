import { isSameMoney, type Message, type Money, type ShippingEstimate } from '@smallshop/contract';
import type { CartRow } from '../records/cart.tables.ts';

/** The parts of a cart that depend on its region. */
export interface RegionSnapshot {
  /** Unit prices by line id; null if the line is not sold there. */
  prices: ReadonlyMap<string, Money | null>;
  /** Discount codes that take something off. */
  codes: readonly string[];
  estimate: ShippingEstimate | null;
}

/**
 * Returns what a change of region changed for the shopper: `price_changed` for each line with another price,
 * `discount_no_longer_applies` for each code that is lost, and `shipping_changed` if the estimate is different. A
 * line that is not sold or not shipped there (`not_in_region`, `not_shipped_there`) is reported as long as this is
 * so, not only after the change.
 */
export function describeRegionChange(before: RegionSnapshot, after: RegionSnapshot): Message[] {
  const prices = [...after.prices].flatMap(([id, price]) => {
    const was = before.prices.get(id) ?? null;
    return price && !isSameMoney(was, price) ? [changed('price_changed', `lines.${id}`, was, price)] : [];
  });
  const lost = before.codes.filter((code) => !after.codes.includes(code));
  const [from, to] = [before.estimate?.from ?? null, after.estimate?.from ?? null];
  return [
    ...prices,
    ...lost.map((code): Message => ({
      type: 'warning',
      code: 'discount_no_longer_applies',
      path: `discountCodes.${code}`,
      severity: 'requires_buyer_review',
    })),
    ...(isSameMoney(from, to) || (from?.amount === 0 && to?.amount === 0)
      ? []
      : [changed('shipping_changed', 'shippingEstimate', from, to)]),
  ];
}

/** The notes of the last change of region, until the cart is changed again. */
export function regionNotes({ regionChange, version }: CartRow): Message[] {
  return regionChange?.version === version ? regionChange.messages : [];
}

/**
 * Merges the notes of a region change with the current messages of the lines. A message that is in both is returned
 * once, with the amounts of the note.
 */
export function withNotes(notes: readonly Message[], messages: readonly Message[]): Message[] {
  const known = new Set(notes.map(keyOf));
  return [...notes, ...messages.filter((message) => !known.has(keyOf(message)))];
}

function keyOf({ code, path }: Message): string {
  return `${code} ${path ?? ''}`;
}

function changed(code: string, path: string, before: Money | null, after: Money | null): Message {
  return {
    type: 'warning',
    code,
    path,
    ...(before && { before }),
    ...(after && { after }),
    severity: 'requires_buyer_review',
  };
}
