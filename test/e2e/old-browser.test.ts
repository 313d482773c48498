import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
import { servePage } from './support/page-site.ts';
import { demoKey, startShop, type RunningShop } from './support/shop.ts';
import type { Site } from './support/site.ts';

let browser: Browser;
let shop: RunningShop;
let site: Site;
beforeAll(async () => {
  [browser, shop] = await Promise.all([openBrowser(), startShop({ origins: ['http://127.0.0.1:*'] })]);
  site = await servePage(
    () => `<!doctype html><html lang="en"><title>Tea</title>
    <script type="module" src="${shop.url}/cdn/smallshop.js"></script>
    <smallshop-store endpoint="${shop.url}" key="${demoKey}"></smallshop-store>
    <smallshop-product-grid collection="tea"><a href="/tea">All our teas</a></smallshop-product-grid>
    <smallshop-cart-button>Basket</smallshop-cart-button>
    <smallshop-cookie-consent></smallshop-cookie-consent>`,
  );
});
afterAll(() => Promise.all([browser.close(), shop.close(), site.close()]));

/** What a browser of an earlier year lacks. */
const lacks = {
  'light-dark() in style sheets':
    'const { supports } = CSS; CSS.supports = (...words) => words.join().includes("light-dark") ? false : ' +
    'supports.apply(CSS, words);',
  'the popover attribute': 'delete HTMLElement.prototype.popover;',
};

describe.each(Object.entries(lacks))('a browser without %s', (_, script) => {
  it('keeps what the page wrote, loads no element, and still asks before it loads anything else', async () => {
    const { page, context, errors } = await watchedPage(browser, shop.url);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await context.addInitScript(script);
    await page.goto(site.origin);
    // The banner is the last that the loader looks at: once it asks, everything else was decided.
    await page.getByRole('button', { name: 'Choose in detail' }).waitFor();
    expect(await page.getByRole('link', { name: 'All our teas' }).isVisible()).toBe(true);
    expect(await page.getByText('Basket').isVisible()).toBe(true);
    expect(
      await page.evaluate(() =>
        ['smallshop-product-grid', 'smallshop-cart-button'].map((tag) => customElements.get(tag) !== undefined),
      ),
    ).toEqual([false, false]);
    expect(asked.filter((path) => path.startsWith('/v1/products'))).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('a browser of today', () => {
  it('shows the products in place of what the page wrote', async () => {
    const { page, context } = await watchedPage(browser, shop.url);
    await page.goto(site.origin);
    await page.locator('smallshop-product-grid [part~="title"]').first().waitFor();
    expect(await page.getByRole('link', { name: 'All our teas' }).isVisible()).toBe(false);
    await context.close();
  });
});
