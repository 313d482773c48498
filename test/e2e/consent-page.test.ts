import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
import { banner, consentScript, startConsentSite } from './support/consent-page.ts';
import type { Site } from './support/site.ts';

/** Watches from the first paint on: which text was the largest, and what moved. */
const watch = `
  window.seen = { largest: [], shifts: [] };
  const observe = (type, record) =>
    new PerformanceObserver((list) => list.getEntries().forEach(record)).observe({ type, buffered: true });
  observe('largest-contentful-paint', ({ element, size }) => seen.largest.push([element && element.localName, size]));
  observe('layout-shift', ({ value }) => seen.shifts.push(value));`;
const held = '<script type="text/plain" data-category="analytics" src="/stats.js"></script>';
/** Longer than a screen in any font. */
const text =
  '<h1>Tea, and how we dry it</h1><p>' +
  'The leaves are picked by hand in the first two weeks of April. '.repeat(120) +
  '</p>';
const shop = '<script type="module" src="/cdn/smallshop.js"></script>';

let site: Site;
let browser: Browser;
const parts = { scripts: '', body: '' };
beforeAll(async () => {
  browser = await openBrowser();
  site = await startConsentSite(() => ({
    '/':
      '<!doctype html><html lang="en"><title>Tea</title><script src="/watch.js"></script>' +
      `${held}${parts.scripts}<body>${parts.body}${text}`,
    '/watch.js': watch,
    '/stats.js': 'document.cookie = "_stats=1; Path=/"; window.counted = (window.counted || 0) + 1;',
  }));
});
const contexts: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(scripts = consentScript, body = banner) {
  Object.assign(parts, { scripts, body });
  const watched = await watchedPage(browser, site.origin, { viewport: { width: 1000, height: 700 } });
  contexts.push(watched.context);
  const asked: string[] = [];
  watched.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await watched.page.goto(site.origin);
  await button(watched.page, 'Refuse all').waitFor();
  return { ...watched, asked };
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const counted = (page: Page) => page.evaluate(() => (window as { counted?: number }).counted ?? 0);
const seen = (page: Page) =>
  page.evaluate(() => (window as unknown as { seen: { largest: [string, number][]; shifts: number[] } }).seen);

describe('a page that has the banner and no shop', () => {
  it('loads one script and its configuration before it can be answered, and nothing of a shop at all', async () => {
    const { asked, page, errors, strangers } = await open();
    expect(asked.filter((path) => !['/', '/watch.js', '/favicon.ico'].includes(path)).slice(0, 2)).toEqual([
      '/cdn/consent.js',
      '/consent.json',
    ]);
    await button(page, 'Choose in detail').click();
    await page.getByRole('dialog').getByRole('switch').first().waitFor();
    expect(asked.filter((path) => /core|store|cart|forms|shop/.test(path))).toEqual([]);
    expect([errors, strangers]).toEqual([[], []]);
  });

  it('runs nothing before an answer, and what was chosen after it; a withdrawal leaves nothing', async () => {
    const { page, asked } = await open();
    expect([await counted(page), asked.includes('/stats.js'), (await page.context().cookies()).length]).toEqual([
      0,
      false,
      0,
    ]);
    await button(page, 'Accept all').click();
    await expect.poll(() => counted(page)).toBe(1);
    await button(page, 'Your privacy choices').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Refuse all' }).click();
    await expect
      .poll(async () => (await page.context().cookies()).map(({ name }) => name).includes('_stats'))
      .toBe(false);
    await page.waitForLoadState();
    await expect.poll(() => counted(page)).toBe(0);
  });

  it('is never the largest paint, moves nothing, and never locks scrolling', async () => {
    const { page } = await open();
    expect(
      await page.evaluate(() => [
        getComputedStyle(document.documentElement).overflow,
        getComputedStyle(document.body).overflow,
      ]),
    ).toEqual(['visible', 'visible']);
    await page.mouse.wheel(0, 400);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await button(page, 'Refuse all').click();
    await expect.poll(() => button(page, 'Your privacy choices').count()).toBe(1);
    const { largest, shifts } = await seen(page);
    expect(shifts).toEqual([]);
    expect(largest.map(([tag]) => tag)).not.toContain(null);
    expect(largest.at(-1)![0]).toBe('p');
  });

  it('is worked by keyboard alone: Escape is no answer', async () => {
    const { page } = await open();
    await button(page, 'Refuse all').focus();
    await page.keyboard.press('Escape');
    expect((await page.context().cookies()).length).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => counted(page)).toBe(1);
  });

  it.each([360, 1000])(
    'is not answered by a double click on what opens the choices, in a window of %i pixels',
    async (width) => {
      const { page } = await open();
      await page.setViewportSize({ width, height: 700 });
      const choose = button(page, 'Choose in detail');
      // Once before, so that the second layer is there at once.
      await choose.click();
      await page.getByRole('dialog').getByRole('switch').first().waitFor();
      await page.keyboard.press('Escape');
      await choose.dblclick({ delay: 20 });
      await page.getByRole('dialog').getByRole('switch').first().waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Refuse all' }).click({ trial: true });
      expect([(await page.context().cookies()).length, await page.getByRole('dialog').count()]).toEqual([0, 1]);
    },
  );

  it('can be read and answered whole at 400 % zoom', async () => {
    const { page } = await open();
    await page.setViewportSize({ width: 320, height: 256 });
    const reachable = async (inside: Locator) => {
      await inside.getByRole('heading').scrollIntoViewIfNeeded();
      expect((await inside.getByRole('heading').boundingBox())!.y).toBeGreaterThanOrEqual(0);
      for (const each of await inside.locator('button').all()) await each.click({ trial: true });
    };
    await reachable(page.getByRole('region', { name: 'Your privacy choices' }));
    await button(page, 'Choose in detail').click();
    await page.getByRole('dialog').getByRole('switch').first().waitFor();
    await reachable(page.getByRole('dialog'));
  });

  it('writes the link to the policy apart from the sentence before it', async () => {
    const { page } = await open();
    await button(page, 'Choose in detail').click();
    expect(await page.getByRole('dialog').locator('p').first().innerText()).toMatch(/allow it\. Privacy policy$/);
  });

  it("asks once and runs once beside the shop's own script, whichever comes first", async () => {
    for (const scripts of [consentScript + shop, shop + consentScript]) {
      const { page, errors } = await open(scripts);
      expect(await button(page, 'Refuse all').count()).toBe(1);
      await button(page, 'Accept all').click();
      await expect.poll(() => counted(page)).toBe(1);
      await page.reload();
      await expect.poll(() => counted(page)).toBe(1);
      expect(await button(page, 'Refuse all').count()).toBe(0);
      expect(errors).toEqual([]);
    }
  });

  it('holds a video back with the code that its own tag brings', async () => {
    const embed =
      '<smallshop-consent-embed><iframe data-category="marketing" data-service="ads" data-src="/film.html" ' +
      'title="A film"></iframe></smallshop-consent-embed>';
    const { page, asked } = await open(consentScript, embed + banner);
    await button(page, 'Load once').click();
    await expect.poll(() => asked.includes('/film.html')).toBe(true);
    expect((await page.context().cookies()).length).toBe(0);
  });
});
