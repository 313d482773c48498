import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openBrowser } from './support/browser.ts';
import { banner, consentScript, startConsentSite } from './support/consent-page.ts';
import type { Site } from './support/site.ts';

const held = '<script type="text/plain" data-category="analytics" src="/statistics.js"></script>';
const secondLayer = '**/chunks/*second-layer*';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  site = await startConsentSite(() => ({
    '/': `<!doctype html><html lang="en">${consentScript}<body><h1>Tea</h1>${held}${banner}`,
    '/statistics.js': 'document.documentElement.dataset.counted = "yes"',
  }));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(blocked: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 900, height: 700 }, reducedMotion: 'reduce' });
  await page.route(blocked, (route) => route.abort());
  await page.goto(site.origin);
  return page;
}

const counted = (page: Page) => page.evaluate(() => document.documentElement.dataset['counted']);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe('"Choose in detail" without its chunk', () => {
  it('leaves the first layer in sight, and its refuse button is a no', async () => {
    const page = await open(secondLayer);
    await Promise.all([page.waitForEvent('requestfailed'), button(page, 'Choose in detail').click()]);
    const layer = page.locator('smallshop-cookie-consent .first');
    expect(await layer.evaluate((first) => [getComputedStyle(first).opacity, (first as HTMLElement).inert])).toEqual([
      '1',
      false,
    ]);
    await button(page, 'Refuse all').click();
    await layer.waitFor({ state: 'detached' });
    expect(await counted(page)).toBeUndefined();
    await page.close();
  });

  it('is tried again, and opens when the chunk comes', async () => {
    const page = await open(secondLayer);
    await Promise.all([page.waitForEvent('requestfailed'), button(page, 'Choose in detail').click()]);
    await page.unroute(secondLayer);
    const settings = page.locator('smallshop-cookie-consent .second');
    await settings.waitFor();
    // The first layer is behind it: neither seen nor clicked.
    expect(
      await page
        .locator('smallshop-cookie-consent .first')
        .evaluate((first) => [getComputedStyle(first).opacity, (first as HTMLElement).inert]),
    ).toEqual(['0', true]);
    await page.close();
  });

  it('shows the first layer while the chunk is slow', async () => {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    let arrive = () => {};
    await page.route(secondLayer, async (route) => {
      await new Promise<void>((done) => (arrive = done));
      await route.continue();
    });
    await page.goto(site.origin);
    await Promise.all([page.waitForRequest(secondLayer), button(page, 'Choose in detail').click()]);
    const layer = page.locator('smallshop-cookie-consent .first');
    expect(await layer.evaluate((first) => getComputedStyle(first).opacity)).toBe('1');
    arrive();
    await page.locator('smallshop-cookie-consent .second').waitFor();
    await page.close();
  });
});

describe('with every chunk blocked', () => {
  it('the banner asks, a yes is kept and can be withdrawn, and scripts wait for the file that runs them', async () => {
    const page = await open('**/chunks/**');
    await button(page, 'Accept all').click();
    const isGranted = () =>
      page.evaluate(() => document.querySelector('smallshop-cookie-consent')!.consent!.granted('analytics'));
    await expect.poll(isGranted).toBe(true);
    await page.reload();
    await button(page, 'Your privacy choices').click();
    expect([await isGranted(), await counted(page)]).toEqual([true, undefined]);
    await button(page, 'Refuse all').click();
    await expect.poll(isGranted).toBe(false);
    await button(page, 'Your privacy choices').waitFor();
    expect(await counted(page)).toBeUndefined();
    await page.close();
  });
});

describe('the size that is documented', () => {
  const manifest = JSON.parse(
    readFileSync(new URL('../../packages/elements/dist/cdn/manifest.json', import.meta.url), 'utf8'),
  ) as { files: Record<string, { gzip: number }> };

  it('counts every file that the page loads, before an answer and after it', async () => {
    const { measure } = await import('../../tools/budgets.mjs');
    const rows = await measure();
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    let loaded: string[] = [];
    page.on('request', (request) => void loaded.push(new URL(request.url()).pathname));
    const size = () =>
      loaded
        .filter((path) => path.startsWith('/cdn/'))
        .reduce((sum, path) => sum + manifest.files[path.slice('/cdn/'.length)]!.gzip, 0);
    const documented = (name: RegExp) => rows.find((row) => name.test(row.name))!.gzip;

    await page.goto(site.origin, { waitUntil: 'networkidle' });
    expect(size()).toBe(documented(/every file of the first page/));
    await button(page, 'Accept all').click();
    await button(page, 'Your privacy choices').waitFor();
    loaded = [];
    await page.reload({ waitUntil: 'networkidle' });
    // The page has a blocked script, and what runs it is one file more.
    expect(size()).toBe(documented(/every file once it is answered/) + documented(/first blocked script/));
    await page.close();
  });
});
