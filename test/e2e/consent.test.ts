import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentRecords } from '../../packages/server/src/people/consent/records/consent.tables.ts';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
import { acceptEverything } from './support/consent.ts';
import { startShop, type RunningShop } from './support/shop.ts';

let browser: Browser;
let shop: RunningShop;
beforeAll(async () => {
  [browser, shop] = await Promise.all([openBrowser(), startShop()]);
});
afterAll(async () => {
  await browser.close();
  await shop.close();
});

const stored = async (page: Page) => ({
  cookies: (await page.context().cookies()).map(({ name }) => name),
  local: await page.evaluate(() => Object.keys(localStorage)),
  session: await page.evaluate(() => Object.keys(sessionStorage)),
});

/** Whether the demo's visit counter, which only consent may start, has run. */
const counted = (page: Page) => page.evaluate(() => localStorage.getItem('shop_visits'));

async function open(options = {}) {
  const watched = await watchedPage(browser, shop.url, options);
  const asked: string[] = [];
  watched.page.on('request', (request) => asked.push(request.url()));
  await watched.page.goto(`${shop.url}/about/`);
  await watched.page.getByRole('button', { name: /^Refuse/ }).waitFor();
  return { ...watched, asked };
}

describe('consent on the demo shop', () => {
  it('stores nothing and fetches no gated script before an answer', async () => {
    const { page, context, asked } = await open();
    expect(asked.filter((url) => url.includes('visits'))).toEqual([]);
    expect(await counted(page)).toBeNull();
    const { cookies, local } = await stored(page);
    expect(cookies).toEqual([]);
    expect(local.filter((key) => !key.startsWith('smallshop:'))).toEqual([]);
    await context.close();
  });

  it('runs the script after accept, records the decision, and stops counting after withdrawal', async () => {
    const { page, context, errors } = await open();
    await acceptEverything(page);
    await expect.poll(() => counted(page)).toBe('1');
    await expect
      .poll(async () => (await shop.db.select().from(consentRecords)).map(({ action }) => action))
      .toContain('choose');
    await page.getByRole('button', { name: 'Cookie settings' }).click();
    const loadedAgain = page.waitForEvent('load');
    await page.getByRole('dialog').getByRole('button', { name: 'Refuse all' }).click();
    await loadedAgain;
    await expect.poll(() => counted(page)).toBeNull();
    await page.goto(`${shop.url}/privacy/`);
    await page.locator('smallshop-cookie-consent').waitFor({ state: 'attached' });
    expect(await counted(page)).toBeNull();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('keeps a refusal: no second question, no script', async () => {
    const { page, context } = await open();
    await page.getByRole('button', { name: 'Refuse all' }).click();
    await expect
      .poll(async () => (await shop.db.select().from(consentRecords)).map(({ action }) => action))
      .toContain('reject_all');
    await page.goto(`${shop.url}/`);
    await page.locator('smallshop-product-grid [part~="card"]').first().waitFor();
    expect(await page.getByRole('button', { name: 'Refuse all' }).count()).toBe(0);
    expect(await counted(page)).toBeNull();
    await context.close();
  });

  it('takes the Global Privacy Control header at its word, says so, and records that it saw it', async () => {
    const { page, context } = await open({ extraHTTPHeaders: { 'Sec-GPC': '1' } });
    await page.getByText('Opt-out request honoured').first().waitFor();
    await page.getByRole('button', { name: /^Accept/ }).click();
    await expect.poll(() => counted(page)).toBe('1');
    await expect
      .poll(async () =>
        (await shop.db.select().from(consentRecords))
          .filter(({ gpcHeader }) => gpcHeader)
          .map(({ categories }) => categories),
      )
      .toEqual([{ necessary: true, preferences: true, analytics: true, marketing: false }]);
    expect(await (await page.request.get(`${shop.url}/.well-known/gpc.json`)).json()).toMatchObject({ gpc: true });
    await context.close();
  });

  it('loses no decision when the page goes before the server answered: a beacon brings it, once', async () => {
    const { page, context } = await open();
    // Never answered, as on a network that is going away.
    await page.route('**/v1/consent-records', () => {});
    const before = (await shop.db.select().from(consentRecords)).length;
    await page.getByRole('button', { name: 'Refuse all' }).click();
    await expect
      .poll(async () => (await stored(page)).local.filter((key) => key.includes(':consent-outbox:')).length)
      .toBe(1);
    await page.goto(`${shop.url}/privacy/`);
    await expect.poll(async () => (await shop.db.select().from(consentRecords)).length).toBe(before + 1);
    await page.unroute('**/v1/consent-records');
    // The next page offers it again, and learns that it is there.
    await page.reload();
    await expect
      .poll(async () => (await stored(page)).local.filter((key) => key.includes(':consent-outbox:')))
      .toEqual([]);
    expect((await shop.db.select().from(consentRecords)).length).toBe(before + 1);
    await context.close();
  });

  it('holds no address and no browser in the records', async () => {
    const columns = Object.keys((await shop.db.select().from(consentRecords))[0]!)
      .join(' ')
      .toLowerCase();
    expect(columns).not.toMatch(/agent|address|\bip\b|email|person/);
  });
});
