import type { Message, Money, ShippingEstimate } from '@smallshop/contract';
import { isSameMoney } from '../../money/same-money.ts';
import type { CartRow } from '../records/cart.tables.ts';

/** What of a cart a change of region can touch. */
export interface RegionSnapshot {
  /** Unit prices by line id; null where the line is not sold there. */
  prices: ReadonlyMap<string, Money | null>;
  /** Discount codes that take something off. */
  codes: readonly string[];
  estimate: ShippingEstimate | null;
}

/**
 * What a shopper is told of a change of region: `price_changed` for each line that costs something
 * else now, `discount_no_longer_applies` for each code that is lost, `shipping_changed` where the
 * estimate is another one. A line that is not sold or not sent there is told as long as that is so
 * (`not_in_region`, `not_shipped_there`), not only after the change.
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
    ...lost.map((code): Message => ({ type: 'warning', code: 'discount_no_longer_applies', path: `discountCodes.${code}`, severity: 'requires_buyer_review' })),
    ...(isSameMoney(from, to) || (from?.amount === 0 && to?.amount === 0) ? [] : [changed('shipping_changed', 'shippingEstimate', from, to)]),
  ];
}

/** The notes of the last change of region, until the cart is changed again. */
export function regionNotes({ regionChange, version }: CartRow): Message[] {
  return regionChange?.version === version ? regionChange.messages : [];
}

/** Notes and what is true of the lines now; what both tell is told once, with the amounts of the note. */
export function withNotes(notes: readonly Message[], messages: readonly Message[]): Message[] {
  const known = new Set(notes.map(keyOf));
  return [...notes, ...messages.filter((message) => !known.has(keyOf(message)))];
}

function keyOf({ code, path }: Message): string {
  return `${code} ${path ?? ''}`;
}

function changed(code: string, path: string, before: Money | null, after: Money | null): Message {
  return { type: 'warning', code, path, ...(before && { before }), ...(after && { after }), severity: 'requires_buyer_review' };
}
