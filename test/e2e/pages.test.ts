import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, clearVisit, openBrowser, type Watched, watchedPage } from './support/browser.ts';
import { startShop, type RunningShop } from './support/shop.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Each page, with what shows that its elements have rendered. */
const pages = [
  { path: '/', ready: 'smallshop-product-grid [part~="card"]' },
  { path: '/collections/teaware/', ready: 'smallshop-product-grid [part~="card"]' },
  { path: '/products/round-teapot/', ready: 'smallshop-product [part~="add"]' },
  { path: '/checkout/', ready: 'smallshop-checkout' },
  { path: '/order/', ready: 'smallshop-order' },
  { path: '/about/', ready: 'article' },
  { path: '/privacy/', ready: 'table' },
];

interface AxeResult {
  violations: { id: string; help: string; nodes: { target: unknown[] }[] }[];
}

/** What axe finds by the rules of WCAG 2.2 AA and its best practices. */
async function flaws(page: Page): Promise<string[]> {
  // Through the debugger, so that the page's policy needs no hole for it.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run(),
  );
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`,
  );
}

let browser: Browser;
let shop: RunningShop;
beforeAll(async () => {
  [browser, shop] = await Promise.all([openBrowser(), startShop()]);
});
afterAll(async () => {
  await browser.close();
  await shop.close();
});

describe.each([360, 1440])('at %i px', (width) => {
  describe.each(['en', 'zh-CN'])('in %s', (language) => {
    let visit: Watched;
    beforeAll(async () => {
      visit = await watchedPage(browser, shop.url, {
        viewport: { width, height: 900 },
        locale: language === 'en' ? 'en-US' : 'zh-CN',
        colorScheme: width === 360 ? 'dark' : 'light',
      });
    });
    beforeEach(() => clearVisit(visit, `${shop.url}/.well-known/gpc.json`));
    afterAll(() => visit.context.close());

    it.each(pages)('$path has no axe violation, no overflow and no error', async ({ path, ready }) => {
      const { page, errors, strangers } = visit;
      await page.goto(shop.url + (language === 'en' ? '' : '/zh') + path, { waitUntil: 'networkidle' });
      await page.locator(ready).first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await page.locator('h1').filter({ visible: true }).count()).toBe(1);
      expect(await flaws(page)).toEqual([]);
      expect(errors).toEqual([]);
      expect(strangers).toEqual([]);
    });
  });
});

describe('the policy', () => {
  it('is strict, with Trusted Types, and holds on every page', async () => {
    for (const { path } of pages) {
      const policy = (await fetch(shop.url + path)).headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).not.toContain('unsafe');
    }
  });
});
