import type { Cart, LineItem } from '@smallshop/contract';
import { describe, expect, test } from 'vitest';
import type { CartMutation } from '../cart.types.ts';
import { applyOptimistic } from './optimistic.ts';
import { withPatch } from './patch.ts';

const money = (amount: number, currency = 'EUR') => ({ amount, currency });
const line = (id: string, quantity: number, discount = 0): LineItem => ({
  id,
  variantId: `v_${id}`,
  sku: `SKU-${id}`,
  productHandle: id,
  title: id,
  variantTitle: '',
  selectedOptions: [],
  image: null,
  quantity,
  unitPrice: money(100),
  compareAtPrice: null,
  discount: money(discount),
  total: money(100 * quantity - discount),
  maxQuantity: null,
  requiresShipping: true,
});
const cart: Cart = {
  id: 'c',
  version: 3,
  region: {
    marketId: 'eu',
    country: 'DE',
    currency: 'EUR',
    language: 'de',
    taxIncluded: true,
    dutyMode: 'none',
    decidedBy: 'choice',
  },
  lines: [line('a', 2), line('b', 4, 40)],
  itemCount: 6,
  requiresShipping: true,
  discountCodes: [],
  promotions: [],
  giftCards: [],
  note: '',
  totals: [
    { type: 'subtotal', amount: money(560) },
    { type: 'tax', amount: money(89), included: true },
    { type: 'total', amount: money(560) },
  ],
  amountDue: money(560),
  landedCost: {
    tax: 'included',
    duty: 'none',
    scheme: null,
    destination: { country: 'DE', administrativeArea: null },
    estimated: true,
    dueOnDelivery: null,
    rates: [],
  },
  exchangeRate: null,
  shippingEstimate: null,
  messages: [],
  checkoutId: null,
  completed: false,
  updatedAt: '',
  expiresAt: '',
};
type Wanted = CartMutation extends infer W ? (W extends CartMutation ? Omit<W, 'id' | 'at'> : never) : never;
const apply = (mutation: Wanted, to: Cart | null = cart) =>
  applyOptimistic(to, { ...mutation, id: 'w', at: 0 } as CartMutation, null, withPatch);
const total = (from: Cart | null) => from!.totals.find(({ type }) => type === 'total')!.amount.amount;

describe('the cart before the server has answered', () => {
  test('leaves the cart it started from untouched', () => {
    const before = structuredClone(cart);
    apply({ kind: 'remove', lineId: 'a' });
    apply({ kind: 'update', update: { addCode: 'X', note: 'n' } });
    expect(cart).toEqual(before);
  });

  test('grows a line that is there, by variant or by SKU', () => {
    for (const input of [{ variantId: 'v_a' }, { sku: 'SKU-a' }]) {
      const next = apply({ kind: 'add', line: { ...input, quantity: 3 } })!;
      expect(next.lines[0]).toMatchObject({ quantity: 5, total: money(500) });
      expect(next.itemCount).toBe(9);
      expect(total(next)).toBe(860);
    }
  });

  test('shows a new line with its sum', () => {
    const next = apply({ kind: 'add', line: { variantId: 'v_c', quantity: 1 }, item: line('c', 1) })!;
    expect(next.lines.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(total(next)).toBe(660);
  });

  test('ships as long as one of its lines does', () => {
    const course = { ...line('c', 1), requiresShipping: false };
    const add = (item: LineItem, to: Cart | null) =>
      apply({ kind: 'add', line: { variantId: item.variantId, quantity: 1 }, item }, to)!;
    const mixed = add(course, { ...cart, lines: [line('a', 2)] });
    expect(mixed.requiresShipping).toBe(true);
    expect(apply({ kind: 'remove', lineId: 'a' }, mixed)!.requiresShipping).toBe(false);
    expect(add(course, null).requiresShipping).toBe(false);
    expect(add(line('a', 1), null).requiresShipping).toBe(true);
    // Of a cart that shipped nothing so far, only the server knows what shipping will cost.
    expect(add(line('a', 1), { ...cart, lines: [course], requiresShipping: false }).requiresShipping).toBe(false);
  });

  test('counts a line it cannot show yet', () => {
    expect(apply({ kind: 'add', line: { sku: 'SKU-x', quantity: 2 } })).toMatchObject({
      itemCount: 8,
      lines: cart.lines,
    });
    expect(apply({ kind: 'add', line: { sku: 'SKU-x', quantity: 2 } }, null)).toBeNull();
  });

  test('begins with the currency of the line where there is no cart', () => {
    const next = apply({ kind: 'add', line: { variantId: 'v_c', quantity: 2 }, item: line('c', 2) }, null)!;
    expect(next).toMatchObject({ itemCount: 2, region: { currency: 'EUR' } });
    expect(total(next)).toBe(200);
  });

  test('takes a line in another currency into the list, not into the sum', () => {
    const foreign = { ...line('c', 1), unitPrice: money(1, 'USD'), total: money(1, 'USD') };
    const next = apply({ kind: 'add', line: { variantId: 'v_c', quantity: 1 }, item: foreign })!;
    expect(next.lines).toHaveLength(3);
    expect(total(next)).toBe(560);
  });

  test('changes a discount with the quantity', () => {
    const next = apply({ kind: 'setQuantity', lineId: 'b', quantity: 2 })!;
    expect(next.lines[1]).toMatchObject({ quantity: 2, discount: money(20), total: money(180) });
    expect(total(next)).toBe(380);
  });

  test('finds a line by the id it had before the server named it', () => {
    expect(apply({ kind: 'remove', lineId: 'new:v_a' })!.lines.map(({ id }) => id)).toEqual(['b']);
  });

  test('takes a removed line out of count and sum', () => {
    const next = apply({ kind: 'remove', lineId: 'b' })!;
    expect(next).toMatchObject({ itemCount: 2 });
    expect(total(next)).toBe(200);
  });

  test('ignores what is not there', () => {
    expect(apply({ kind: 'remove', lineId: 'x' })).toBe(cart);
    expect(apply({ kind: 'setQuantity', lineId: 'x', quantity: 1 }, null)).toBeNull();
  });

  test('shows a code once, however it is written', () => {
    const once = apply({ kind: 'update', update: { addCode: 'Save' } })!;
    const twice = apply({ kind: 'update', update: { addCode: 'SAVE' } }, once)!;
    expect(twice.discountCodes).toEqual([{ code: 'Save', applied: false, amount: money(0) }]);
    expect(apply({ kind: 'update', update: { removeCode: 'save' } }, twice)!.discountCodes).toEqual([]);
  });
});
