import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Manifest } from '../../packages/elements/build/manifest.ts';
import { openBrowser } from './support/browser.ts';
import { servePage } from './support/page-site.ts';
import { demoKey, startShop, type RunningShop } from './support/shop.ts';
import type { Site } from './support/site.ts';

const manifest = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../packages/elements/dist/cdn/manifest.json', import.meta.url)), 'utf8'),
) as Manifest;

let browser: Browser;
let shop: RunningShop;
let site: Site;
beforeAll(async () => {
  [browser, shop] = await Promise.all([openBrowser(), startShop('pglite', { origins: ['http://127.0.0.1:*'] })]);
  site = await servePage(
    () => `<!doctype html><html lang="en"><title>Tea</title>
    <script type="module" src="${shop.url}/cdn/smallshop.js"></script>
    <smallshop-store endpoint="${shop.url}" key="${demoKey}"></smallshop-store>
    <smallshop-product-grid collection="tea"></smallshop-product-grid>`,
  );
});
afterAll(() => Promise.all([browser.close(), shop.close(), site.close()]));

it('the loader requests all code of a grid at once, before any of it has arrived', async () => {
  const page = await browser.newPage();
  const held: (() => void)[] = [];
  const asked: string[] = [];
  await page.route(/\/cdn\/chunks\//, async (route) => {
    asked.push(new URL(route.request().url()).pathname.replace('/cdn/', ''));
    await new Promise<void>((release) => held.push(release));
    await route.continue();
  });
  await page.goto(site.origin, { waitUntil: 'commit' });
  const wanted = [...new Set(['store', 'product-grid'].flatMap((name) => manifest.tags[`smallshop-${name}`]!))];
  await expect.poll(() => asked.toSorted()).toEqual(wanted.filter((file) => file !== 'smallshop.js').toSorted());
  held.forEach((release) => release());
  await page.locator('smallshop-product-grid [part~="card"]').first().waitFor();
  await page.close();
});
