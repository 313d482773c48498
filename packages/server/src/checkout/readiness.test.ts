import { describe, expect, it } from 'vitest';
import { asFieldErrors, missingPieces } from './readiness.ts';
import { fulfillmentOf } from '../shipping/fulfillment.ts';

const option = { id: 'standard', title: 'Standard', price: { amount: 490, currency: 'EUR' }, minDays: 1, maxDays: 3 };
const chosen = fulfillmentOf(['ln_1'], [option], 'standard');
const address = { country: 'DE', name: 'Ada', line1: 'Torstraße 1', postalCode: '10119', city: 'Berlin' };
const full = { contact: { email: 'ada@example.com' }, deliveryAddress: address, billingAddress: null };
const paths = (...args: Parameters<typeof missingPieces>) => missingPieces(...args).map(({ path, code }) => `${path} ${code}`);

describe('what is missing in a checkout', () => {
  it('is nothing once all is there', () => {
    expect(missingPieces(full, 'DE', chosen)).toEqual([]);
  });

  it('is told field by field before anything is filled in, by the form of the country', () => {
    const empty = { contact: null, deliveryAddress: null, billingAddress: null };
    expect(paths(empty, 'DE', fulfillmentOf(['ln_1'], [option], null))).toEqual([
      'contact.email required', 'deliveryAddress.name required', 'deliveryAddress.line1 required',
      'deliveryAddress.postalCode required', 'deliveryAddress.city required', 'fulfillment required',
    ]);
    expect(paths(empty, 'AE', chosen)).not.toContain('deliveryAddress.postalCode required');
  });

  it.each(['a..b.@docomo.example', 'ada+shop@mail.example.com', "o'hara_x{1}@x.example", 'jürgen@example.com', '用户@例子.example', 'ada@xn--jgeva-dua.example'])(
    'may be the address %s',
    (email) => expect(paths({ ...full, contact: { email } }, 'DE', chosen)).toEqual([]),
  );

  it.each([
    'a@b.example,c@d.example', 'a@b.example;c@d.example', 'everyone:a@b.example;', 'a,b@c.example', 'Ada <a@b.example>', '<a@b.example>', 'a@b.example(c)',
    '"a b"@c.example', 'a:b@c.example', 'a@[127.0.0.1]', 'a\\b@c.example', 'a@b.example,', 'a@b。example', 'a\u0000@b.example', 'a\u202e@b.example',
  ])('is one address, no list and no group: not %s', (email) => {
    expect(paths({ ...full, contact: { email } }, 'DE', chosen)).toEqual(['contact.email invalid']);
  });

  it.each(['ada', 'ada@', '@example.com', 'ada@example', 'ada @example.com', 'ada@exa mple.com', 'a@b@c.de', 'ada@example..com'])(
    'is an address that a letter can be sent to, not %s',
    (email) => {
      expect(paths({ ...full, contact: { email } }, 'DE', chosen)).toEqual(['contact.email invalid']);
    },
  );

  it('is a whole billing address, where there is one of its own', () => {
    expect(paths({ ...full, billingAddress: { country: 'QA' } }, 'DE', chosen)).toEqual([
      'billingAddress.name required', 'billingAddress.line1 required', 'billingAddress.city required',
    ]);
  });

  it('is a way to ship, or something to ship', () => {
    expect(paths(full, 'DE', fulfillmentOf(['ln_1'], [], null))).toEqual(['fulfillment no_shipping']);
    expect(paths(full, 'DE', fulfillmentOf([], [option], null))).toEqual(['lines cart_empty']);
  });

  it('is told as field errors to whoever completes all the same', () => {
    const messages = missingPieces({ ...full, contact: null }, 'DE', fulfillmentOf(['ln_1'], [], null));
    expect(asFieldErrors(messages)).toEqual([{ field: 'contact.email', code: 'required' }, { field: 'fulfillment', code: 'not_allowed' }]);
  });
});
