import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Manifest } from '../../packages/elements/build/manifest.ts';
import { type Browser, openBrowser } from './support/browser.ts';
import { servePage } from './support/page-site.ts';
import { demoKey, startShop, type RunningShop } from './support/shop.ts';
import type { Site } from './support/site.ts';

const manifest = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../packages/elements/dist/cdn/manifest.json', import.meta.url)), 'utf8'),
) as Manifest;

/** On pages that have one. */
let cart = '';

let browser: Browser;
let shop: RunningShop;
let site: Site;
beforeAll(async () => {
  [browser, shop] = await Promise.all([openBrowser(), startShop({ origins: ['http://127.0.0.1:*'] })]);
  site = await servePage(
    () => `<!doctype html><html lang="en"><title>Tea</title>
    <script type="module" src="${shop.url}/cdn/smallshop.js"></script>
    <smallshop-store endpoint="${shop.url}" key="${demoKey}"></smallshop-store>
    <smallshop-product-grid collection="tea"></smallshop-product-grid>
    ${cart}`,
  );
});
afterAll(() => Promise.all([browser.close(), shop.close(), site.close()]));

/** Holds requests whose address matches. Returns the names of their files, and what lets them and all later ones go. */
async function hold(page: Page, address: RegExp) {
  const held: Route[] = [];
  let isHolding = true;
  await page.route(address, (route) => (isHolding ? void held.push(route) : route.continue()));
  return {
    names: () => held.map((route) => new URL(route.request().url()).pathname.replace('/cdn/', '')).toSorted(),
    release: () => {
      isHolding = false;
      return Promise.all(held.map((route) => route.continue()));
    },
  };
}

it('the loader requests all code of a grid at once, before any of it has arrived', async () => {
  const page = await browser.newPage();
  const chunks = await hold(page, /\/cdn\/chunks\//);
  await page.goto(site.origin, { waitUntil: 'commit' });
  const files = new Set(['store', 'product-grid'].flatMap((name) => manifest.tags[`smallshop-${name}`]!));
  files.delete('smallshop.js');
  await expect.poll(chunks.names).toEqual([...files].toSorted());
  await chunks.release();
  await page.locator('smallshop-product-grid [part~="card"]').first().waitFor();
  await page.close();
});

it('the drawer opens for what was added before its code arrived', async () => {
  cart = '<smallshop-cart open-on-add></smallshop-cart>';
  const page = await browser.newPage();
  const code = await hold(page, /\/cdn\/chunks\/cart-/);
  await page.goto(site.origin, { waitUntil: 'commit' });
  await page.locator('smallshop-product-grid [part~="add"]').first().click();
  await expect.poll(code.names).not.toEqual([]);
  expect(await page.locator('smallshop-cart:not(:defined)').count()).toBe(1);
  await code.release();
  await page.locator('smallshop-cart dialog[open] [part~="line"]').waitFor();
  await page.close();
});

it('the drawer shows an added line while the code of codes and note is on its way', async () => {
  cart = '<smallshop-cart open-on-add></smallshop-cart>';
  const page = await browser.newPage();
  const extras = await hold(page, /\/cdn\/chunks\/cart-extras/);
  await page.goto(site.origin);
  await page.locator('smallshop-product-grid [part~="add"]').first().click();
  const drawer = page.locator('smallshop-cart dialog[open]');
  await drawer.locator('[part~="line"]').waitFor();
  await expect.poll(extras.names).toHaveLength(1);
  expect(await drawer.locator('[part="note"]').count()).toBe(0);
  await extras.release();
  await drawer.locator('[part="note"]').waitFor();
  await page.close();
});

it('a page with modulepreload lines requests the code of its elements while the loader is on its way', async () => {
  const page = await browser.newPage();
  const loader = await hold(page, /\/cdn\/smallshop\.js/);
  const chunks = await hold(page, /\/cdn\/chunks\//);
  await page.goto(`${shop.url}/collections/tea/`, { waitUntil: 'commit' });
  const files = new Set(['store', 'product-grid', 'cart'].flatMap((name) => manifest.tags[`smallshop-${name}`]!));
  files.delete('smallshop.js');
  await expect.poll(chunks.names).toEqual(expect.arrayContaining([...files]));
  expect(loader.names()).toEqual(['smallshop.js']);
  await Promise.all([loader.release(), chunks.release()]);
  await page.locator('smallshop-product-grid [part~="card"]').first().waitFor();
  await page.close();
});

it('names the other language of a page by a whole address, as search engines want it', async () => {
  const html = await (await fetch(`${shop.url}/collections/tea/`)).text();
  const addresses = [...html.matchAll(/rel="alternate" hreflang="[\w-]+" href="([^"]+)"/g)].map(
    ([, address]) => address!,
  );
  expect(addresses.map((address) => URL.canParse(address))).toEqual([true, true]);
});

it('collection, product and drawer make no Intl object that takes long: the server sends formats', async () => {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const made: string[] = ((window as { made?: string[] }).made = []);
    for (const name of ['NumberFormat', 'DateTimeFormat', 'DisplayNames', 'ListFormat', 'Collator'] as const)
      Object.defineProperty(Intl, name, {
        value: new Proxy(Intl[name] as unknown as new (...given: unknown[]) => object, {
          construct(make, given: unknown[]) {
            made.push(`${name} ${JSON.stringify(given)}`);
            return new make(...given);
          },
        }),
      });
  });
  const made = () => page.evaluate(() => (window as { made?: string[] }).made);
  const banner = page.locator('smallshop-cookie-consent [part~="banner"]').first();
  await page.goto(`${shop.url}/collections/teaware/`);
  await page.locator('smallshop-product-grid [part~="price"]').first().waitFor();
  await page.locator('smallshop-region select').first().waitFor();
  await banner.waitFor();
  expect(await made()).toEqual([]);
  await page.goto(`${shop.url}/products/round-teapot/`);
  await page.locator('smallshop-product [part~="price"]').first().waitFor();
  await banner.waitFor();
  await page.locator('smallshop-product [part~="add"]').first().click();
  await page.locator('smallshop-cart [part~="line"]').first().waitFor();
  expect(await made()).toEqual([]);
  await page.close();
});
