import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentRecords } from '../../packages/server/src/people/consent/records/consent.tables.ts';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
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

describe("a shop's page that loads consent.js as well", () => {
  it.each([
    ["before the shop's script", '<head>', '<head><script type="module" src="/cdn/consent.js"></script>'],
    ['after it', '</body>', '<script type="module" src="/cdn/consent.js"></script></body>'],
  ])('asks what the shop asks, once, and records it with the shop: %s', async (_, found, instead) => {
    const { page, context, errors } = await watchedPage(browser, shop.url);
    await page.route('**/about/', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace(found, instead) });
    });
    await page.goto(`${shop.url}/about/`);
    const refuse = page.getByRole('button', { name: 'Refuse all' });
    await refuse.waitFor();
    expect(await refuse.count()).toBe(1);
    const before = (await shop.db.select().from(consentRecords)).length;
    await refuse.click();
    await expect.poll(async () => (await shop.db.select().from(consentRecords)).length).toBe(before + 1);
    await page.reload();
    await page.locator('smallshop-cookie-consent').waitFor({ state: 'attached' });
    expect(await refuse.count()).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });
});
