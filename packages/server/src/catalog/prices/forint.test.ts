import { routes } from '@smallshop/contract';
import { formatMoney } from '@smallshop/contract/format';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReadyCheckout } from '../../sale/checkout/shopper.harness.ts';
import { deliverMail } from '../../orders/mail/deliver-mail.ts';
import type { Mail } from '../../platform/mail-transport/mail-port.ts';
import { seedShop } from '../../entrypoints/seed/seed-shop.ts';
import { defaultMarkets } from '../../shop/store/default-markets.ts';
import { fixtureProducts, fixtureShop, writeFixtureShop } from '../../test-support/fixture-shop.ts';
import { createTestServer, testKey, type TestServer } from '../../test-support/test-server.ts';

const budapest = { country: 'HU', name: 'Kovács Éva', line1: 'Váci utca 1', postalCode: '1052', city: 'Budapest' };
const huf = (amount: number) => ({ amount, currency: 'HUF' });

let server: TestServer;
const sent: Mail[] = [];
beforeAll(async () => {
  const port = { send: async (mail: Mail) => void sent.push(mail), close() {} };
  server = await createTestServer({
    deps: { publicUrl: 'https://shop.example', mail: { port, from: 'shop@example.com' } },
  });
  const dir = join(server.deps.dataDir, 'shop');
  const hu = {
    id: 'hu',
    name: 'Hungary',
    countries: ['HU'],
    currencies: ['HUF'],
    languages: ['en'],
    taxIncluded: true,
  };
  const products = fixtureProducts.map((product) =>
    product.handle === 'oak-tray'
      ? { ...product, variants: [{ ...product.variants[0]!, prices: { EUR: 1290 } }] }
      : product,
  );
  await writeFixtureShop(dir, products, { ...fixtureShop, markets: [hu, ...defaultMarkets] });
  await seedShop(server.db, {
    dir,
    imagesDir: join(dir, 'images'),
    dataDir: server.deps.dataDir,
    publishableKey: testKey,
    origins: [],
  });
  await server.ok(routes.price.setExchangeRate, { currency: 'HUF', from: 'EUR', rate: '388' });
});
afterAll(() => server.close());

it('EUR 12.90 at 388 is HUF 5,005.20 in the list, the cart, the checkout, the order and the mail', async () => {
  const { items } = await server.ok(routes.catalog.listProducts, { country: 'HU' });
  expect(items.find(({ handle }) => handle === 'oak-tray')?.priceRange.min).toEqual(huf(500_520));

  const shopper = await createReadyCheckout(server, [{ sku: 'OAK-TRAY', quantity: 1 }], {
    address: budapest,
    region: { country: 'HU', currency: 'HUF' },
  });
  const cart = await shopper.cart();
  expect(cart.lines[0]).toMatchObject({ unitPrice: huf(500_520), total: huf(500_520) });
  const checkout = await shopper.checkout();
  const shipping = checkout.totals.find(({ type }) => type === 'fulfillment')!.amount.amount;
  expect(checkout.amountDue).toEqual(huf(500_520 + shipping));

  const { body } = await shopper.pay(await shopper.card());
  expect(body?.status).toBe('completed');
  await deliverMail(server.deps);
  const [mail] = sent;
  expect(mail!.text.replaceAll('\u00a0', ' ')).toContain('1 × Oak Tray: HUF 5,005.20');
  // As the elements write the same total.
  expect(mail!.text).toContain(`Total: ${formatMoney(checkout.amountDue, 'en')}`);
});
