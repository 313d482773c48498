import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
import { acceptEverything } from './support/consent.ts';
import { demoKey, startShop, type RunningShop } from './support/shop.ts';

const guide = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
const [, tenLines] = /^```html\n([^]*?)^```$/m.exec(guide)!;
const [, policy] = /^```\n(default-src[^]*?)^```$/m.exec(guide)!;
const [names] = /trusted-types lit-html[\w -]+/.exec(guide)!;

let browser: Browser;
let shop: RunningShop;
let site: Server;
let origin: string;
const toShop = (text: string) => text.replaceAll('https://shop.example', shop.url).replaceAll('pk_…', demoKey);

beforeAll(async () => {
  site = createServer((request, response) => {
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    const product = `<smallshop-product handle="round-teapot"></smallshop-product>`;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': toShop(`${policy!.replaceAll('\n', ' ').trim()}; ${names}`),
    });
    response.end(toShop(tenLines!).replace('</html>', request.url === '/product' ? `${product}</html>` : '</html>'));
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  [browser, shop] = await Promise.all([openBrowser(), startShop({ origins: [origin] })]);
});
afterAll(async () => {
  await Promise.all([browser.close(), shop.close(), new Promise((resolve) => site.close(resolve))]);
});

it('the ten lines of the guide sell, under the policy that it documents', async () => {
  const { page, errors, strangers } = await watchedPage(browser, shop.url);
  await page.goto(origin);
  await acceptEverything(page);
  await page.locator('smallshop-product-grid [part~="add"]').first().click();
  await page.getByRole('dialog').getByText('1 item').waitFor();
  expect(errors).toEqual([]);
  expect(strangers.filter((url) => !url.startsWith(origin))).toEqual([]);
});

it('a product with description and structured data keeps to that policy', async () => {
  const { page, errors } = await watchedPage(browser, shop.url);
  await page.goto(`${origin}/product`);
  await page.locator('smallshop-product [part~="description"] p').first().waitFor();
  await page.locator('script[type="application/ld+json"]').first().waitFor({ state: 'attached' });
  expect(errors).toEqual([]);
});
