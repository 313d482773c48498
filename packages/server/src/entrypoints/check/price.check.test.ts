import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { variantPrices, variants } from '../../catalog/catalog.tables.ts';
import { runCli } from '../cli/run.ts';
import { priceReviews } from '../../shop/exchange-rates/price.tables.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';

describe('prices that an earlier version stored', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database: 'pglite' });
  });
  afterAll(() => server.close());

  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    const openDatabase = async () => ({
      kind: 'pglite' as const,
      db: server.db,
      ping: async () => {},
      migrate: async () => {},
      vacuum: async () => {},
      close: async () => {},
    });
    return { code: await runCli(args, { env: {}, out: write, error: write, openDatabase }), text: lines.join('\n') };
  };

  it('are not in doubt in a new database, whatever their currency', async () => {
    const [cup] = await server.db.select({ id: variants.id }).from(variants).where(eq(variants.sku, 'TEA-CUP'));
    await server.db
      .insert(variantPrices)
      .values({ variantId: cup!.id, currency: 'HUF', amount: 5005, compareAtAmount: null });
    expect((await run('check')).text).not.toContain('HUF');
  });

  it('are reported with an example and what to do until the merchant confirms them; no amount changes', async () => {
    await server.db.insert(priceReviews).values({ storeId: server.storeId, currency: 'HUF' });
    const { code, text } = await run('check');
    expect(code).toBe(1);
    expect(text).toContain('1 prices of "Test Shop" in HUF may be 100 times too low');
    expect(text).toContain('Example: TEA-CUP costs HUF 50.05. Should it cost HUF 5,005.00?');
    expect(text).toContain(
      'For the 1 prices that were set: import the product file again, or set them anew. Then run ' +
        `"smallshop prices confirm HUF --store ${server.storeId}".`,
    );
    expect(
      await server.db
        .select({ amount: variantPrices.amount })
        .from(variantPrices)
        .where(eq(variantPrices.currency, 'HUF')),
    ).toEqual([{ amount: 5005 }]);

    expect(await run('prices', 'confirm', 'HUF')).toEqual({ code: 0, text: 'Prices in HUF are confirmed.' });
    expect((await run('check')).text).not.toContain('HUF');
    expect(await run('prices', 'confirm', 'HUF')).toMatchObject({
      code: 2,
      text: expect.stringContaining('Prices in HUF are not in doubt.'),
    });
  });

  it('are not reported once there are none', async () => {
    await server.db.insert(priceReviews).values({ storeId: server.storeId, currency: 'COP' });
    expect((await run('check')).text).not.toContain('COP');
  });
});
