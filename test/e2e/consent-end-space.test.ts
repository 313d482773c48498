import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, clearVisit, openBrowser, type Watched, watchedPage } from './support/browser.ts';
import { banner, consentScript, startConsentSite } from './support/consent-page.ts';
import type { Site } from './support/site.ts';

const styles: Record<string, string> = {
  'that is longer than the window': '',
  'with a margin of its own': 'html { margin-block-end: 40px }',
  'with a fixed height, whose content overflows': '* { box-sizing: border-box } html, body { height: 100% }',
  'that fits the window': 'body { min-height: 100vh; display: grid; align-content: end } p { display: none }',
};
const layout =
  'body { margin: 0 } button { display: block; inline-size: 100%; block-size: 3rem; margin: 0; border: 0 }';

let site: Site;
let browser: Browser;
let css = '';
let visit: Watched;
beforeAll(async () => {
  browser = await openBrowser();
  site = await startConsentSite(() => ({
    '/': `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Checkout</title>
      <link rel="stylesheet" href="/page.css">${consentScript}<body>${banner}<main><h1>Checkout</h1>
      <p>${'We deliver to your door within three days. '.repeat(120)}</p><button id="pay">Pay</button></main>`,
    '/page.css': layout + css,
    '/empty': '<!doctype html>',
  }));
  visit = await watchedPage(browser, site.origin, { viewport: { width: 390, height: 844 } });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Whether a click reaches the page's last button at each of its corners and in its middle. */
const isPayClickable = (page: Page) =>
  page.evaluate(() => {
    const pay = document.querySelector('#pay')!;
    const { left, right, top, bottom } = pay.getBoundingClientRect();
    const points = [left + 1, (left + right) / 2, right - 1].flatMap((x) =>
      [top + 1, (top + bottom) / 2, bottom - 1].map((y) => [x, y] as const),
    );
    return points.every(([x, y]) => document.elementFromPoint(x, y) === pay);
  });

/** Scrolls until the page is at its end. */
async function scrollToEnd(page: Page): Promise<void> {
  await page.mouse.move(200, 100);
  await page.mouse.wheel(0, 10_000);
  await page.mouse.wheel(0, 10_000);
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heightOf = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

describe('on a phone, the last button of a page', () => {
  it.each(Object.keys(styles))('%s can be scrolled clear of the question and of the reopen button', async (name) => {
    await clearVisit(visit, `${site.origin}/empty`);
    css = styles[name]!;
    const { page, errors } = visit;
    await page.goto(site.origin);
    await button(page, 'Refuse all').waitFor();
    const height = await heightOf(page);
    await expect
      .poll(async () => {
        await scrollToEnd(page);
        return isPayClickable(page);
      })
      .toBe(true);
    await button(page, 'Refuse all').click();
    await button(page, 'Your privacy choices').waitFor();
    await expect
      .poll(async () => {
        await scrollToEnd(page);
        return isPayClickable(page);
      })
      .toBe(true);
    await page.evaluate(() => document.querySelector('smallshop-cookie-consent')!.remove());
    expect(await heightOf(page)).toBe(height);
    expect(errors).toEqual([]);
  });
});
