import { expect } from '@esm-bundle/chai';
import type { Checkout } from '@smallshop/contract';
import { stripeAmount } from './stripe-amount.ts';
import { stripeError } from './stripe-errors.ts';
import { stripeLocale } from './stripe-locale.ts';
import { regionOf } from './express-checkout/wallet-address.ts';
import { sheetOf } from './express-checkout/wallet-sheet.ts';

describe('in Stripe’s terms', () => {
  for (const [ours, theirs] of [
    ['zh-CN', 'zh'],
    ['zh-Hant-TW', 'zh-TW'],
    ['zh-HK', 'zh-HK'],
    ['pt-BR', 'pt-BR'],
    ['pt-PT', 'pt'],
    ['de-AT', 'de'],
    ['ar', 'ar'],
    ['en-US', 'en'],
    ['en-GB', 'en-GB'],
    ['sw', 'auto'],
  ] as const) {
    it(`${ours} is ${theirs}`, () => expect(stripeLocale(ours)).to.equal(theirs));
  }

  for (const [amount, currency, theirs] of [
    [1999, 'EUR', 1999],
    [5000, 'JPY', 5000],
    [12340, 'KWD', 12340],
    [500, 'ISK', 50000],
    [700, 'UGX', 70000],
    [130000, 'MGA', 1300],
    [500520, 'HUF', 500520],
    [12345, 'TWD', 12345],
    [1234500, 'IDR', 1234500],
    [1999, 'RSD', 1999],
  ] as const) {
    it(`${amount} minor units of ${currency} are ${theirs}`, () =>
      expect(stripeAmount({ amount, currency })).to.deep.equal({ amount: theirs, currency: currency.toLowerCase() }));
  }

  it('an unknown error is a failed payment', () => {
    expect(stripeError({ type: 'api_error', code: 'brand_new' })).to.deep.equal({ code: 'payment_failed' });
    expect(stripeError({ type: 'api_connection_error' })).to.deep.equal({ code: 'network_error' });
    expect(stripeError({ type: 'card_error', code: 'incorrect_cvc' })).to.deep.equal({ code: 'card_cvc_invalid' });
  });
});

describe('a wallet’s words for a state', () => {
  const format = {
    country: 'US',
    fields: [{ name: 'region', label: 'state', required: true, options: [{ code: 'TX', name: 'Texas' }] }],
  } as const;
  const known = format as unknown as Parameters<typeof regionOf>[0];
  for (const word of ['TX', 'tx', 'Texas', ' texas '])
    it(`"${word}" is TX`, () => expect(regionOf(known, word)).to.equal('TX'));
  it('stays as it is where it is unknown', () => {
    expect(regionOf(known, 'Ohio')).to.equal('Ohio');
    expect(regionOf(null, 'Texas')).to.equal('Texas');
  });
});

describe('what a wallet’s sheet shows', () => {
  const money = (amount: number) => ({ amount, currency: 'EUR' });
  const option = (id: string, amount: number) => ({ id, title: id, price: money(amount), minDays: 1, maxDays: 3 });
  const checkout = (total: number, selectedOptionId: string | null = 'fast') =>
    ({
      lines: [{ title: 'Tea', quantity: 2, total: money(2000) }],
      totals: [{ type: 'total', amount: money(total) }],
      giftCards: [],
      amountDue: money(total),
      fulfillment: {
        methods: [{ groups: [{ options: [option('slow', 300), option('fast', 900)], selectedOptionId }] }],
      },
    }) as unknown as Checkout;

  it('begins with the chosen way of shipping', () => {
    const { shippingRates, lineItems } = sheetOf(checkout(2900));
    expect(shippingRates.map(({ id, amount }) => [id, amount])).to.deep.equal([
      ['fast', 900],
      ['slow', 300],
    ]);
    expect(lineItems).to.deep.equal([{ name: '2 × Tea', amount: 2000 }]);
  });
  it('leaves the lines out where a discount makes them more than the total', () =>
    expect(sheetOf(checkout(1500)).lineItems).to.deep.equal([]));
  it('counts what gift cards leave as what is charged, and leaves the lines out: they would come to more', () => {
    const present = checkout(4000);
    const paid = {
      ...present,
      giftCards: [{ id: 'g', last4: '5050', balance: money(1500), amount: money(1500) }],
      amountDue: money(2500),
    };
    expect(sheetOf(paid)).to.deep.include({ total: money(2500), lineItems: [] });
    const unused = { ...present, giftCards: [{ ...paid.giftCards[0]!, amount: money(0), reason: 'expired' as const }] };
    expect(sheetOf(unused).lineItems).to.have.length(1);
  });
  it('shows shipping as free where a promotion makes it so', () => {
    const present = checkout(2000);
    const free = {
      ...present,
      totals: [
        { type: 'discount' as const, code: 'shipping', amount: { amount: -900, currency: 'EUR' } },
        ...present.totals,
      ],
    };
    expect(sheetOf(free).shippingRates.map(({ amount }) => amount)).to.deep.equal([0, 0]);
  });
  it('has one rate to show before an address is known', () => {
    expect(sheetOf(null, 'Later').shippingRates).to.deep.equal([{ id: 'later', displayName: 'Later', amount: 0 }]);
    expect(sheetOf(null).shippingRates).to.deep.equal([]);
  });
});
