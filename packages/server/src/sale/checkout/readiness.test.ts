import { describe, expect, it } from 'vitest';
import type { Fulfillment } from '@smallshop/contract';
import { emailsAccepted, emailsRefused } from '../../../../contract/src/email/email.fixture.ts';
import { asFieldErrors, missingParts, type CartToComplete } from './readiness.ts';
import { fulfillmentOf } from '../../pricing/shipping/fulfillment.ts';

const option = { id: 'standard', title: 'Standard', price: { amount: 490, currency: 'EUR' }, minDays: 1, maxDays: 3 };
const cartOf = (fulfillment: Fulfillment, changes: Partial<CartToComplete> = {}): CartToComplete => ({
  isEmpty: false,
  requiresShipping: true,
  fulfillment,
  ...changes,
});
const chosen = cartOf(fulfillmentOf(['ln_1'], [option], 'standard'));
const address = { country: 'DE', name: 'Ada', line1: 'Torstraße 1', postalCode: '10119', city: 'Berlin' };
const full = { contact: { email: 'ada@example.com' }, deliveryAddress: address, billingAddress: null };
const paths = (...args: Parameters<typeof missingParts>) =>
  missingParts(...args).map(({ path, code }) => `${path} ${code}`);

describe('what is missing in a checkout', () => {
  it('is nothing once all is there', () => {
    expect(missingParts(full, 'DE', chosen)).toEqual([]);
  });

  it('is reported field by field for an empty checkout, by the address format of the country', () => {
    const empty = { contact: null, deliveryAddress: null, billingAddress: null };
    expect(paths(empty, 'DE', cartOf(fulfillmentOf(['ln_1'], [option], null)))).toEqual([
      'contact.email required',
      'deliveryAddress.name required',
      'deliveryAddress.line1 required',
      'deliveryAddress.postalCode required',
      'deliveryAddress.city required',
      'fulfillment required',
    ]);
    expect(paths(empty, 'AE', chosen)).not.toContain('deliveryAddress.postalCode required');
  });

  it.each(emailsAccepted)('may be the address %j, as the form of the checkout says', (email) =>
    expect(paths({ ...full, contact: { email } }, 'DE', chosen)).toEqual([]),
  );

  it.each(emailsRefused)('is one address that a mail can be sent to, not %j', (email) => {
    expect(paths({ ...full, contact: { email } }, 'DE', chosen)).toEqual(['contact.email invalid']);
  });

  it('is a whole billing address, where there is one of its own', () => {
    expect(paths({ ...full, billingAddress: { country: 'QA' } }, 'DE', chosen)).toEqual([
      'billingAddress.name required',
      'billingAddress.line1 required',
      'billingAddress.city required',
    ]);
  });

  it('is a way to ship, or something to ship', () => {
    expect(paths(full, 'DE', cartOf(fulfillmentOf(['ln_1'], [], null)))).toEqual(['fulfillment no_shipping']);
    expect(paths(full, 'DE', cartOf({ methods: [] }, { isEmpty: true, requiresShipping: false }))).toEqual([
      'lines cart_empty',
    ]);
  });

  describe('where nothing is shipped', () => {
    const nothing = cartOf({ methods: [] }, { requiresShipping: false });
    const from = (filled: Partial<typeof full>, country = 'DE') => paths({ ...full, ...filled }, country, nothing);

    it.each([
      ['a billing address', { deliveryAddress: null, billingAddress: address }, []],
      [
        'an earlier delivery address, used as the billing address too',
        { deliveryAddress: address, billingAddress: null },
        [],
      ],
      [
        'both, of which the delivery address may be anything',
        { deliveryAddress: { country: 'DE' }, billingAddress: address },
        [],
      ],
      [
        'no address',
        { deliveryAddress: null, billingAddress: null },
        [
          'billingAddress.name required',
          'billingAddress.line1 required',
          'billingAddress.postalCode required',
          'billingAddress.city required',
        ],
      ],
      [
        'half an address',
        { deliveryAddress: null, billingAddress: { ...address, city: '' } },
        ['billingAddress.city required'],
      ],
      [
        'an address of a country that the cart is not priced for',
        { deliveryAddress: null, billingAddress: { ...address, country: 'FR' } },
        ['billingAddress.country not_allowed'],
      ],
    ])('with %s', (_, filled, missing) => {
      expect(from(filled as Partial<typeof full>)).toEqual(missing);
    });
  });

  it('is a country that is served no more', () => {
    expect(paths(full, 'FR', chosen)).toEqual(['deliveryAddress.country not_allowed']);
  });

  it('is returned as field errors to a client that completes too early', () => {
    const messages = missingParts({ ...full, contact: null }, 'DE', cartOf(fulfillmentOf(['ln_1'], [], null)));
    expect(asFieldErrors(messages)).toEqual([
      { field: 'contact.email', code: 'required' },
      { field: 'fulfillment', code: 'not_allowed' },
    ]);
  });
});
