import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { products } from '../../packages/server/src/catalog/catalog.tables.ts';
import { createGuardedFetch } from '../../packages/server/src/platform/guarded-fetch/guarded-fetch.ts';
import { importProducts } from '../../packages/server/src/catalog/import/import-products.ts';
import { createPictureSource } from '../../packages/server/src/catalog/import/pictures.ts';
import { orderLines } from '../../packages/server/src/sale/records/order.tables.ts';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
import { startShop, type RunningShop } from './support/shop.ts';
import { exampleEndpoint, startSite, type Site } from './support/site.ts';

/** Real product exports lie beside the repository; without them the columns are tried on two lines of our own. */
const folder = process.env['SMALLSHOP_SAMPLE_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const own = [
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,' +
    'Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Image Src,Status',
  'clay-pot,Clay Pot,<p>Fired twice.</p>,Osmanthe,Pot,"pot, clay",true,Title,Default Title,POT-1,,,deny,' +
    '9.99,https://pictures.invalid/pot.jpg,active',
].join('\n');
const files = ['apparel.csv', 'home-and-garden.csv'];

/** The host of the exports' pictures is out of reach, here as on a merchant's bad day. */
const unreachable = createGuardedFetch({ resolve: () => Promise.reject(new Error('getaddrinfo ENOTFOUND')) });

let browser: Browser;
let shop: RunningShop;
let site: Site;
beforeAll(async () => {
  site = await startSite('plain-html', () => ({
    [exampleEndpoint]: shop.url,
    'collection="tea"': 'collection="imported"',
    'page-size="8"': 'page-size="60"',
  }));
  [browser, shop] = await Promise.all([openBrowser(), startShop({ database: 'pglite', origins: [site.origin] })]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await shop.close();
});

describe.each(existsSync(folder) ? files : ['own.csv'])('%s', (file) => {
  const importIt = async () =>
    importProducts(shop.db, {
      store: { id: shop.storeId, defaultLanguage: 'en' },
      file: existsSync(folder) ? await readFile(join(folder, file)) : Buffer.from(own),
      currency: 'USD',
      collection: 'imported',
      pictures: createPictureSource({ fetch: unreachable, folder, dataDir: shop.dataDir }),
    });
  const imported = async () => shop.db.select().from(products).where(eq(products.storeId, shop.storeId));

  it('imports, reports which pictures cannot be reached, and duplicates nothing when repeated', async () => {
    const report = await importIt();
    expect(report.products.created).toBeGreaterThan(0);
    expect(report.unreachable.length).toBeGreaterThan(0);
    expect(report.unreachable[0]).toMatchObject({
      column: 'Image Src',
      reason: expect.stringContaining('cannot be found'),
    });
    const count = (await imported()).length;
    const again = await importIt();
    expect(again.products).toMatchObject({ created: 0 });
    expect(await imported()).toHaveLength(count);
  });

  it('puts its products on a grid in a page of another origin, where they can be bought', async () => {
    const { page, context, errors } = await watchedPage(browser, site.origin);
    await page.goto(site.origin);
    const before = (await shop.db.select().from(orderLines)).length;
    const add = page.getByRole('button', { name: /^Add .* to cart$/ }).first();
    await add.click();
    const drawer = page.getByRole('dialog', { name: 'Your cart' });
    await drawer.getByRole('button', { name: 'Close cart' }).click();
    await page.getByLabel('E-mail address').fill('buyer@example.com');
    await page.getByLabel('Full name').fill('Ada Example');
    await page.getByLabel('Street and house number').fill('1 Main Street');
    await page.getByLabel('City').fill('Portland');
    await page.getByLabel('State', { exact: true }).selectOption({ label: 'Oregon' });
    await page.getByLabel('ZIP code').fill('97201');
    await page.getByRole('radio', { name: /Standard/ }).check({ force: true });
    await page.getByRole('radio', { name: 'Bank transfer' }).check({ force: true });
    await page.getByRole('button', { name: /^Place order for/ }).click();
    await page.getByText('Thank you, Ada Example').waitFor();
    expect(await shop.db.select().from(orderLines)).toHaveLength(before + 1);
    expect(errors).toEqual([]);
    await context.close();
  });
});
