import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
import { startShop, type RunningShop } from './support/shop.ts';
import { exampleEndpoint, startSite, type Site } from './support/site.ts';

let browser: Browser;
let shop: RunningShop;
let site: Site;
let built: string;
beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'smallshop-headless-'));
  await build({
    root: fileURLToPath(new URL('../../examples/headless', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@smallshop/source', 'module', 'browser', 'production', 'default'] },
    build: { outDir: built, emptyOutDir: true, modulePreload: false },
  });
  [browser, site] = await Promise.all([openBrowser(), startSite(built, () => ({ [exampleEndpoint]: shop.url }))]);
  shop = await startShop({ origins: [site.origin] });
});
afterAll(async () => {
  await Promise.all([browser.close(), site.close(), shop.close(), rm(built, { recursive: true })]);
});

it('a page without any of our elements lists products and fills a cart, which survives a reload', async () => {
  const { page, errors } = await watchedPage(browser, site.origin);
  await page.goto(site.origin);
  expect(await page.getByRole('status').textContent()).toBe('The cart is empty.');
  await page.getByRole('button', { name: /^Add / }).first().click();
  await page.getByText('1 in the cart.').waitFor();
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).join())).toContain('"itemCount":1');
  await page.reload();
  await page.getByText('1 in the cart.').waitFor();
  expect(errors).toEqual([]);
});
