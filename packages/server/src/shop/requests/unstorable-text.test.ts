import { routes } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckout } from '../../sale/checkout/shopper.harness.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { unstorableFields } from '../../platform/errors/field-errors.ts';

const texts = [
  ['U+0000', 'a\0b'],
  ['a high surrogate', 'a\ud83d'],
  ['a low surrogate', '\udc00b'],
  ['a pair in the wrong order', '\udf75\ud83c'],
] as const;

describe.each(testDatabases)(
  'text that the database cannot keep is refused with its field, on %s:',
  { timeout: 30_000 },
  (database) => {
    let server: TestServer;
    beforeAll(async () => {
      server = await createTestServer({ database });
    });
    afterAll(() => server.close());

    it.each(texts)('%s in a body', async (_name, text) => {
      const { cart, with: mine } = await openCheckout(server, [{ sku: 'SOAP', quantity: 1 }]);
      const refused = (field: string) => ({ status: 400, code: 'invalid_request', field });
      expect((await server.call(routes.cart.update, { cartId: cart.id, note: text }, mine)).problem).toMatchObject(
        refused('note'),
      );
      expect((await server.call(routes.cart.create, { discountCodes: [text] })).problem).toMatchObject(
        refused('discountCodes.0'),
      );
      expect(
        (await server.call(routes.order.lookUp, { number: text, email: 'ada@example.com' })).problem,
      ).toMatchObject(refused('number'));
      const settings = await server.ok(routes.settings.get, {});
      const { problem } = await server.call(routes.settings.set, {
        ...settings,
        orderPage: { [`en${text}`]: 'https://shop.example/order' },
      });
      expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
      expect(problem?.field).toMatch(/^orderPage/);
    });

    it.each(['%00', '%ED%A0%80', '%F0%9F', '%', '%ZZ'])('%s in a path or a query', async (text) => {
      const ask = async (path: string) =>
        (
          await server.app.request(`http://shop.test${path}`, {
            headers: { Authorization: `Bearer ${server.publishableKey}`, 'Cart-Token': 'x' },
          })
        ).status;
      for (const path of [
        `/v1/products/${text}`,
        `/v1/products?search=${text}`,
        `/v1/products?cursor=${text}`,
        `/v1/carts/${text}`,
        `/media/${text}/480.webp`,
        `/media/img_x/${text}`,
        `/${text}`,
      ]) {
        expect([path, (await ask(path)) < 500]).toEqual([path, true]);
      }
      if (text === '%00') expect([await ask('/media/%00/480.webp'), await ask('/v1/carts/%00')]).toEqual([400, 400]);
    });

    it('keeps what is well-formed', async () => {
      const { cart, with: mine } = await openCheckout(server, [{ sku: 'SOAP', quantity: 1 }]);
      expect((await server.ok(routes.cart.update, { cartId: cart.id, note: '🍵 茶 é\u0301 \ufffd' }, mine)).note).toBe(
        '🍵 茶 é\u0301 \ufffd',
      );
    });
  },
);

it('names nested fields and bad names', () => {
  expect(unstorableFields({ a: [{ b: 'x\ud800' }], c: { 'd\0': 1, e: 'fine' } }).map(({ field }) => field)).toEqual([
    'a.0.b',
    'c.d\uFFFD',
  ]);
});
