import { desc } from 'drizzle-orm';
import { afterAll, beforeAll, describe } from 'vitest';
import { mailOutbox } from '../../packages/server/src/shop/mail-queue/mail.tables.ts';
import { testDatabases } from '../../packages/server/src/test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../packages/server/src/test-support/test-server.ts';
import { storefrontConformance } from './storefront.conformance.ts';

describe.each(testDatabases)('the server, on %s', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  }, 60_000);
  afterAll(() => server.close());

  storefrontConformance(() => ({
    endpoint: 'http://shop.test',
    fetch: async (url, init) => server.app.request(url, init),
    publishableKey: server.publishableKey,
    secretKey: server.secretKey,
    advance: server.advance,
    async orderCode() {
      const mails = await server.db.select().from(mailOutbox).orderBy(desc(mailOutbox.createdAt));
      return mails.find(({ secret }) => secret !== null)!.secret!;
    },
    samples: {
      collection: { handle: 'everyday', title: 'Everyday' },
      plain: { handle: 'tea-towel', sku: 'TEA-TOWEL', title: 'Tea Towel', chinese: '茶巾' },
      similar: { handle: 'celadon-teapot', sku: 'TEAPOT-C-S', word: 'teapot', mistyped: 'taepot' },
      withOptions: 'celadon-teapot',
      common: 'osmanthe',
      other: { handle: 'celadon-teapot', sku: 'TEAPOT-C-S' },
      soldOut: { handle: 'silk-scarf', sku: 'SILK-SCARF' },
      lowStock: { handle: 'celadon-teapot', sku: 'TEAPOT-C-L', left: 2 },
      home: {
        country: 'US',
        address: {
          country: 'US',
          name: 'Ada White',
          line1: '1 Lake St',
          city: 'Chicago',
          region: 'IL',
          postalCode: '60601',
        },
      },
      abroad: {
        country: 'DE',
        address: { country: 'DE', name: 'Ada Weiß', line1: 'Torstraße 1', postalCode: '10119', city: 'Berlin' },
      },
      unserved: 'KP',
    },
  }));
});
