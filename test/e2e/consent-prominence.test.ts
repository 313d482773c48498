import sharp from 'sharp';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, clearVisit, openBrowser, type Watched, watchedPage } from './support/browser.ts';
import { banner, consentScript, startConsentSite } from './support/consent-page.ts';
import type { Site } from './support/site.ts';

const part = 'smallshop-cookie-consent::part(answer)';

/** What a page's own style sheet says. */
const looks: Record<string, string> = {
  'no look of its own': '',
  'a dark look': ':root { color-scheme: dark; background: #111 }',
  'a loud look by tokens':
    ':root { --smallshop-color-accent: #d0021b; --smallshop-color-on-accent: #ff0; ' +
    '--smallshop-radius-control: 99px; --smallshop-space: 7px; --smallshop-font-family: serif }',
  'big type': ':root { font-size: 24px } body { font-size: 2em }',
  'rules for everything':
    '* { font-size: 9px !important; opacity: .5 !important; transform: scale(.5) !important; ' +
    'color: transparent !important }',
  'rules for every button':
    'button { all: unset !important; display: none !important } button:first-child { visibility: hidden !important }',
  'a part that is moved away':
    `${part} { position: absolute; inset: 0; translate: -60% 0; scale: .2; rotate: 90deg; ` +
    'transform: translateX(-200px); margin-inline-start: -100% }',
  'a part that is hidden':
    `${part} { display: none; visibility: hidden; opacity: 0; clip-path: inset(50%); filter: opacity(0); ` +
    'inline-size: 1px; block-size: 1px }',
  'a part that is restyled':
    `${part} { background: none; color: #767676; border: 0; font-size: 11px; font-weight: 300; ` +
    'text-decoration: underline }',
  'structural tricks':
    `${part}:first-child { display: none } ${part}:last-child { background: lime; font-size: 40px } ` +
    `${part}:nth-child(1) { opacity: 0 }`,
  states: `${part}:hover { background: red } ${part}:focus { opacity: 0 }`,
  'a banner that is squeezed':
    'smallshop-cookie-consent::part(banner) { inline-size: 60px; block-size: 20px; overflow: hidden; ' +
    'columns: 3; translate: -50% 0 } smallshop-cookie-consent { display: block; inline-size: 0; ' +
    'block-size: 0; overflow: hidden; opacity: 0; transform: scale(0); filter: blur(9px) }',
};

let site: Site;
let browser: Browser;
let css = '';
let scheme = '';
let visit: Watched;
beforeAll(async () => {
  browser = await openBrowser();
  site = await startConsentSite(() => ({
    '/':
      `<!doctype html><html lang="en"><link rel="stylesheet" href="/look.css">${consentScript}<body>` +
      `<h1>Tea</h1>${banner.replace('region', `${scheme} region`)}`,
    '/look.css': css,
    '/empty': '<!doctype html>',
  }));
  visit = await watchedPage(browser, site.origin, { viewport: { width: 900, height: 700 } });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A first visit to the page with this look. */
async function open(look: string, layout: string) {
  await clearVisit(visit, `${site.origin}/empty`);
  css = look;
  scheme = layout;
  await visit.page.goto(site.origin);
  return visit.page;
}

/** Its pixels, in three channels. */
async function pixelsOf(button: Locator) {
  const { data, info } = await sharp(await button.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Which share of the pixels is another colour; text of whole pixels may lie half a pixel off. */
function difference(one: Buffer, other: Buffer): number {
  let differing = 0;
  for (let at = 0; at < one.length; at += 3) {
    if ([0, 1, 2].some((channel) => Math.abs(one[at + channel]! - other[at + channel]!) > 48)) differing += 1;
  }
  return differing / (one.length / 3);
}

describe.each(['', 'layout="dialog"'])(
  'accept and refuse are the same pixels, as the build draws them %s',
  (layout) => {
    it.each(Object.entries(looks))('under %s', async (name, look) => {
      const page = await open(look, layout);
      const answers = page.locator('smallshop-cookie-consent [part="answer"]');
      await answers.first().waitFor({ state: 'attached' });
      expect(await answers.allTextContents()).toEqual(['Refuse all', 'Accept all']);
      // The same word on both: what is left to differ is the look.
      await answers.evaluateAll((buttons) =>
        buttons.forEach((button) => (button.firstElementChild!.textContent = 'Answer')),
      );
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.mouse.move(0, 0);
      const [refuse, accept] = [await pixelsOf(answers.nth(0)), await pixelsOf(answers.nth(1))];
      expect([refuse.width, refuse.height]).toEqual([accept.width, accept.height]);
      // WCAG 2.2, 2.5.8: a page that shrinks its own type shrinks ours, but not below this.
      expect(Math.min(refuse.width, refuse.height), 'big enough to hit').toBeGreaterThanOrEqual(24);
      expect(difference(refuse.data, accept.data), name).toBeLessThan(0.02);
      // Both can be pressed: the first of them answers.
      await answers.first().click();
      await expect.poll(() => answers.count()).toBe(0);
    });
  },
);
