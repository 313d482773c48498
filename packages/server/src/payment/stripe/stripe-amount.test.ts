import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromStripeAmount, toStripeAmount } from './stripe-amount.ts';

describe('an amount for Stripe', () => {
  it.each([
    ['EUR', 1999, 1999],
    ['JPY', 1999, 1999],
    ['KWD', 12340, 12340],
    // Zero digits in ISO 4217, two with Stripe.
    ['ISK', 1999, 199900],
    ['UGX', 500, 50000],
    // The other way round.
    ['MGA', 50000, 500],
  ])('of %s %i is told as %i', (currency, amount, told) => {
    expect(toStripeAmount({ amount, currency })).toEqual({ amount: told, currency: currency.toLowerCase() });
    expect(fromStripeAmount(told, currency.toLowerCase())).toEqual({ amount, currency });
  });

  it('that Stripe cannot take to the last unit is not rounded: it is refused', () => {
    expect(toStripeAmount({ amount: 12345, currency: 'KWD' })).toBeNull();
    expect(toStripeAmount({ amount: 50010, currency: 'MGA' })).toBeNull();
  });

  it('comes back as it went, in every currency', () => {
    const money = fc.record({ amount: fc.integer({ min: 1, max: 99_999_999 }), currency: fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'BHD', 'ISK', 'UGX', 'MGA', 'CNY') });
    fc.assert(
      fc.property(money, (asked) => {
        const told = toStripeAmount(asked);
        if (told) expect(fromStripeAmount(told.amount, told.currency)).toEqual(asked);
      }),
    );
  });
});
