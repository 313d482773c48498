import { hourMs } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replaceOrigins } from '../../../shop/settings/create-store.ts';
import { createStripeShop, type StripeShop } from '../../../test-support/stripe/stripe-shop.ts';
import { registerDomains, registrable } from './register-domains.ts';

describe('domains that show wallets', () => {
  it.each([
    ['https://shop.example', 'shop.example'],
    ['https://www.shop.example:8443', 'www.shop.example'],
    ['https://shop.example:*', 'shop.example'],
    ['http://shop.example', null],
    ['http://localhost:*', null],
    ['https://localhost', null],
    ['https://127.0.0.1', null],
    ['https://[::1]', null],
    ['https://shop.local', null],
  ])('%s is registered as %s', (origin, domain) => {
    expect(registrable(origin)).toBe(domain);
  });

  describe('are registered at Stripe', () => {
    let shop: StripeShop;
    beforeAll(async () => {
      shop = await createStripeShop({ database: 'pglite' });
    });
    afterAll(() => shop.close());

    const registered = () => [...shop.stripe.books.domains.values()].map(({ domain_name: name }) => name).sort();
    const run = () => registerDomains(shop.server.deps);

    it('once each, also when they are known already, and when one is added later', async () => {
      shop.stripe.books.register('page.example');
      await run();
      expect(registered()).toEqual(['page.example']);
      await replaceOrigins(shop.server.db, shop.server.storeId, [
        'https://page.example',
        'https://new.example',
        'http://localhost:*',
      ]);
      await Promise.all([run(), run()]);
      expect(registered()).toEqual(['new.example', 'page.example']);
      let asked = 0;
      shop.stripe.intercept = () => void (asked += 1);
      await run();
      expect(asked).toBe(0);
      shop.stripe.intercept = undefined;
    });

    it('later, when Stripe does not take one, and nothing else stops for it', async () => {
      await replaceOrigins(shop.server.db, shop.server.storeId, ['https://a.example', 'https://b.example']);
      const refuse = () => Response.json({ error: { type: 'invalid_request_error', message: 'no' } }, { status: 400 });
      let first = true;
      shop.stripe.intercept = ({ method }) => (method === 'POST' && first ? ((first = false), refuse()) : undefined);
      await run();
      expect(registered()).toContain('b.example');
      expect(registered()).not.toContain('a.example');
      await run();
      expect(registered()).not.toContain('a.example');
      shop.server.advance(7 * hourMs);
      await run();
      expect(registered()).toContain('a.example');
    });
  });
});
