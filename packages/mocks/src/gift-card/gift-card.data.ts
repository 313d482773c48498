import type { GiftCard, GiftCardEntry } from '@smallshop/contract';

/** A stored gift card. Its balance is the sum of its entries. */
export interface GiftCardRecord {
  /** As displayed. `canonical` gives the form for comparison. */
  code: string;
  card: Omit<GiftCard, 'balance'>;
  entries: GiftCardEntry[];
}

/** Codes of the mock's gift cards, by their balance. All are in dollars. */
export const testGiftCards = {
  /** 50 dollars. */
  fifty: 'GIFT-FFTY-2026-5050',
  /** 1,000 dollars. */
  thousand: 'GIFT-THSD-2026-1000',
  /** 25 dollars, expired in 2025. */
  expired: 'GIFT-PAST-2025-2525',
} as const;

/** Ignores case, spaces and hyphens. O equals 0. I, L and 1 are equal. */
export function canonical(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}

export const lastFour = (code: string) => code.replace(/[\s-]/g, '').slice(-4).toUpperCase();

function seeded(id: string, code: string, cents: number, expiresAt: string | null): [string, GiftCardRecord] {
  const amount = { amount: cents, currency: 'USD' };
  const createdAt = '2025-01-02T09:00:00.000Z';
  const card = { id, last4: lastFour(code), initial: amount, expiresAt, disabled: false, note: '', createdAt };
  return [id, { code, card, entries: [{ type: 'issue', amount, orderId: null, at: createdAt }] }];
}

/** By id, oldest first. */
export const seedGiftCards = () =>
  new Map([
    seeded('giftcard_expired', testGiftCards.expired, 2500, '2025-07-01T00:00:00.000Z'),
    seeded('giftcard_thousand', testGiftCards.thousand, 100_000, null),
    seeded('giftcard_fifty', testGiftCards.fifty, 5000, null),
  ]);
