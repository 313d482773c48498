import type { MockShop } from '@smallshop/mocks';

/** Adds a gift card to the mock shop and returns its code. The balance is in minor units. */
export function giftCardIn(
  { state }: MockShop,
  amount: number,
  { currency = 'EUR', expiresAt = null as string | null, disabled = false } = {},
): string {
  const last4 = String(7001 + state.giftCards.size);
  const money = { amount, currency };
  const createdAt = '2026-01-02T09:00:00.000Z';
  const id = `giftcard_${last4}`;
  state.giftCards.set(id, {
    code: `GIFT-TEST-2026-${last4}`,
    card: { id, last4, initial: money, expiresAt, disabled, note: '', createdAt },
    entries: [{ type: 'issue', amount: money, orderId: null, at: createdAt }],
  });
  return `GIFT-TEST-2026-${last4}`;
}
