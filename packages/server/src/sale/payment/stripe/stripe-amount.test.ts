import { currencies, currencyDigits } from '@smallshop/contract/format';
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
    // Two digits for charges; only payouts of these are whole.
    ['HUF', 500_520, 500_520],
    ['TWD', 12_345, 12_345],
  ])('of %s %i is stripeAmount as %i', (currency, amount, stripeAmount) => {
    expect(toStripeAmount({ amount, currency })).toEqual({ amount: stripeAmount, currency: currency.toLowerCase() });
    expect(fromStripeAmount(stripeAmount, currency.toLowerCase())).toEqual({ amount, currency });
  });

  it('that Stripe cannot take to the last unit is not rounded: it is refused', () => {
    expect(toStripeAmount({ amount: 12345, currency: 'KWD' })).toBeNull();
    expect(toStripeAmount({ amount: 50010, currency: 'MGA' })).toBeNull();
  });

  it('in a currency whose digits Stripe does not document is refused', () => {
    const refused = currencies().filter(
      (currency) => toStripeAmount({ amount: 10 ** currencyDigits(currency), currency }) === null,
    );
    expect(refused).toEqual(['CLF', 'IQD', 'LYD', 'UYW']);
  });

  it('of one whole unit is as many of Stripe’s units as Stripe says', () => {
    const whole = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 1]));
    // https://docs.stripe.com/currencies#zero-decimal and #three-decimal
    const zeroDecimal = whole(
      'BIF',
      'CLP',
      'DJF',
      'GNF',
      'JPY',
      'KMF',
      'KRW',
      'MGA',
      'PYG',
      'RWF',
      'UYI',
      'VND',
      'VUV',
      'XAF',
      'XOF',
      'XPF',
    );
    const threeDecimal = Object.fromEntries(['BHD', 'JOD', 'KWD', 'OMR', 'TND'].map((name) => [name, 1000]));
    for (const currency of currencies()) {
      const stripeAmount = toStripeAmount({ amount: 10 ** currencyDigits(currency), currency });
      if (stripeAmount)
        expect(stripeAmount.amount, currency).toBe(zeroDecimal[currency] ?? threeDecimal[currency] ?? 100);
    }
  });

  it('comes back as it went, in every currency', () => {
    const money = fc.record({
      amount: fc.integer({ min: 1, max: 99_999_999 }),
      currency: fc.constantFrom(...currencies()),
    });
    fc.assert(
      fc.property(money, (asked) => {
        const stripeAmount = toStripeAmount(asked);
        if (stripeAmount) expect(fromStripeAmount(stripeAmount.amount, stripeAmount.currency)).toEqual(asked);
      }),
    );
  });
});
