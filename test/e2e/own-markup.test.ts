import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
import { startShop, type RunningShop } from './support/shop.ts';
import { exampleEndpoint, startSite, type Site } from './support/site.ts';

let browser: Browser;
let shop: RunningShop;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([
    openBrowser(),
    startSite('own-markup', () => ({ [exampleEndpoint]: shop.url })),
  ]);
  shop = await startShop({ origins: [site.origin] });
});
afterAll(async () => {
  await Promise.all([browser.close(), site.close(), shop.close()]);
});

it('a page with its own cards, buttons and colours fills the basket', async () => {
  const { page, errors } = await watchedPage(browser, shop.url);
  await page.goto(site.origin);
  const cards = page.locator('article.tea');
  await cards.nth(5).waitFor();
  expect(await cards.count()).toBe(6);
  // A tea in several weights is chosen on its page; what comes in one size is added here.
  const needle = cards.filter({ hasText: 'Silver Needle' });
  expect(await needle.locator('a').getAttribute('href')).toBe(`${shop.url}/products/silver-needle/`);
  expect(await needle.locator('button').isVisible()).toBe(false);
  expect(await cards.filter({ hasText: 'The First Box' }).locator('button').isVisible()).toBe(true);

  await page.getByRole('button', { name: 'Add the first box' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('The First Box').first().waitFor();
  await page.getByRole('dialog', { name: 'Your basket' }).waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Basket', exact: true }).click();
  await drawer.waitFor();
  expect(await drawer.evaluate((dialog) => getComputedStyle(dialog).backgroundColor)).toMatch(
    /251, 249, 243|244, 241, 232/,
  );
  expect(errors).toEqual([]);
});
