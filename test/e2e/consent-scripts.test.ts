import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, clearVisit, openBrowser, type Watched, watchedPage } from './support/browser.ts';
import { banner, consentScript, startConsentSite } from './support/consent-page.ts';
import type { Site } from './support/site.ts';

let site: Site;
let browser: Browser;
let visit: Watched;
const files: Record<string, string> = {};
const printed: string[] = [];
beforeAll(async () => {
  browser = await openBrowser();
  site = await startConsentSite(() => files, null);
  visit = await watchedPage(browser, site.origin);
  visit.page.on('console', (message) => ['warning', 'error'].includes(message.type()) && printed.push(message.text()));
  visit.page.on('pageerror', ({ message }) => printed.push(message));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const held = (text: string) =>
  `<script type="text/plain" data-category="analytics">${text.replaceAll('</script', '<\\/script')}</script>`;
const heldFile = (name: string, more = '') =>
  `<script type="text/plain" data-category="analytics" data-src="${name}" ${more}></script>`;
const say = (word: string) => `said.push('${word}');`;
const last = held(say('end'));

/** A first visit to a page with these blocked scripts, and all that the console said. */
async function open(body: string, more: Record<string, string> = {}) {
  for (const name of Object.keys(files)) delete files[name];
  Object.assign(files, more, {
    '/empty': '<!doctype html>',
    '/':
      `<!doctype html><html lang="en"><title>Tea</title><script>said = [];</script>${consentScript}<body>` +
      `<h1 id="top">Tea</h1>${banner}<main>${body}</main><footer>Ours</footer>`,
  });
  const { page } = visit;
  await clearVisit(visit, `${site.origin}/empty`);
  printed.length = 0;
  await page.goto(site.origin, { waitUntil: 'load' });
  return { page, printed };
}

async function accept(page: Page) {
  await page.getByRole('button', { name: 'Accept all' }).click();
}
const said = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said);
const main = (page: Page) => page.locator('main').innerText();
/** Nothing of the page is gone. */
async function expectWhole(page: Page) {
  expect(await page.locator('#top').count()).toBe(1);
  expect(await page.locator('footer').innerText()).toBe('Ours');
}

describe('document.write in a script that waited for consent', () => {
  it('inserts at the place of the script and leaves the page as it is', async () => {
    const writer =
      `document.write('<p id="ad">two</p>'); said.push(document.getElementById('ad').textContent); ` +
      `document.writeln('<p>three</p>')`;
    const { page } = await open(`<p>one</p>${held(writer)}<p>four</p>${last}`);
    await accept(page);
    await expect.poll(() => said(page)).toEqual(['two', 'end']);
    expect((await main(page)).split(/\s+/)).toEqual(['one', 'two', 'three', 'four']);
    await expectWhole(page);
  });

  it('joins markup that is written in parts, and runs written scripts in their order before later ones', async () => {
    const { page } = await open(
      held(
        `document.write('<div class="box"><b>'); document.write('inside</b>'); document.write('</div>'); ` +
          `${say('writer')} document.write('<scr' + 'ipt src="/lib.js"></scr' + 'ipt><scr' + ` +
          `'ipt>said.push("uses " + lib)</scr' + 'ipt>');`,
      ) + last,
      { '/lib.js': `lib = 'lib'; ${say('lib')} document.write('<i>by a file</i>')` },
    );
    await accept(page);
    await expect.poll(() => said(page)).toEqual(['writer', 'lib', 'uses lib', 'end']);
    expect(await page.locator('main .box b').innerText()).toBe('inside');
    expect(await page.locator('main i').innerText()).toBe('by a file');
    await expectWhole(page);
  });

  it('works from a file, and from the head', async () => {
    const { page } = await open(heldFile('/ad.js') + last, { '/ad.js': 'document.write("<em>from a file")' });
    await accept(page);
    await expect.poll(() => said(page)).toEqual(['end']);
    expect(await page.locator('main em').innerText()).toBe('from a file');
    await page.evaluate(() =>
      document.head.insertAdjacentHTML(
        'beforeend',
        '<script type="text/plain" data-category="analytics">document.write("<aside>from the head</aside>")</script>',
      ),
    );
    await expect.poll(() => page.locator('body > aside').allInnerTexts()).toEqual(['from the head']);
    await expectWhole(page);
  });

  it('is reported if its place is unknown: in a timer, after a file was loaded; document.open() as well', async () => {
    const { page, printed } = await open(
      held(
        `setTimeout(() => { document.write('<p>late</p>'); document.close(); ${say('timer')} }); ` +
          'document.open(); document.close();',
      ) + heldFile('/late.js'),
      { '/late.js': `addEventListener('hello', () => { document.write('<p>later</p>'); ${say('event')} })` },
    );
    await accept(page);
    await expect.poll(() => said(page)).toEqual(['timer']);
    await expect.poll(() => page.locator('script[src="/late.js"]').count()).toBe(1);
    await expect
      .poll(async () => (await page.evaluate(() => dispatchEvent(new Event('hello'))), said(page)))
      .toContain('event');
    await expectWhole(page);
    await expect.poll(() => printed.filter((text) => /document\.(write|open)\(\)/.test(text))).toHaveLength(2);
  });

  it('of the page itself works as before, also after a yes', async () => {
    const { page } = await open(last);
    await accept(page);
    await expect.poll(() => said(page)).toEqual(['end']);
    await page.evaluate(() => {
      document.open();
      document.write('<p>another page</p>');
      document.close();
    });
    expect(await page.locator('body').innerText()).toBe('another page');
  });
});

describe('a script that waited for consent and listens to what has been', () => {
  const listen = `
    document.addEventListener('DOMContentLoaded', (event) => said.push(event.type + ' ' + document.readyState));
    window.addEventListener('DOMContentLoaded', { handleEvent: () => ${say('window').replace(';', '')} });
    document.addEventListener('readystatechange', () => said.push('state ' + document.readyState));
    addEventListener('load', function (event) {
      said.push('load ' + (this === window && event.target === document));
    }, { once: true });
    const before = window.onload;
    window.onload = (event) => { before && before(event); ${say('onload')} };`;

  it('is called once for each listener, in the order of the events, after all scripts have run', async () => {
    const { page, printed } = await open(held(`{${listen}}`) + heldFile('/slow.js') + last, {
      '/slow.js': say('file'),
    });
    await page.evaluate(() =>
      document.addEventListener('DOMContentLoaded', () =>
        (window as unknown as { said: string[] }).said.push('of the page'),
      ),
    );
    await accept(page);
    const expected = ['file', 'end', 'DOMContentLoaded complete', 'window', 'state complete', 'load true', 'onload'];
    await expect.poll(() => said(page)).toEqual(expected);
    // Another script is let through, and nothing is called again.
    await page.evaluate(() =>
      document.body.insertAdjacentHTML(
        'beforeend',
        '<script type="text/plain" data-category="analytics">addEventListener("load", () => ' +
          'said.push("second"))</script>',
      ),
    );
    await expect.poll(() => said(page)).toEqual([...expected, 'second']);
    expect(printed).toEqual([]);
  });

  it('from a file and from a module', async () => {
    const { page } = await open(heldFile('/a.js') + heldFile('/b.js', 'data-type="module"') + last, {
      '/a.js': `document.addEventListener('DOMContentLoaded', () => ${say('file').replace(';', '')})`,
      '/b.js': `addEventListener('load', () => ${say('module').replace(';', '')})`,
    });
    await accept(page);
    await expect.poll(() => said(page)).toEqual(['end', 'file', 'module']);
  });

  it('is not called for what it took back, nor twice while the events are still to come', async () => {
    const { page } = await open(
      held(`const start = () => {
          document.removeEventListener('DOMContentLoaded', start);
          removeEventListener('load', start);
          ${say('started')}
          document.write('<p>written</p>');
        };
        document.addEventListener('DOMContentLoaded', start);
        document.addEventListener('DOMContentLoaded', start);
        addEventListener('load', start);`) + last,
    );
    await accept(page);
    await expect.poll(() => said(page)).toEqual(['end', 'started']);
    expect(await main(page)).toBe('written');
    // The next page knows the answer, and lets the script through before or after the events: once in any case.
    await page.reload({ waitUntil: 'load' });
    await expect.poll(() => said(page)).toEqual(expect.arrayContaining(['end', 'started']));
    expect(await said(page)).toHaveLength(2);
    await expectWhole(page);
  });
});

describe('the file that runs scripts', () => {
  it('is asked for again where it did not come, and nothing runs meanwhile', async () => {
    const { page } = await open(last);
    let tries = 0;
    await page.route('**/consent-scripts-*.js', (route) => (tries++ ? route.continue() : route.abort()));
    await accept(page);
    await expect.poll(() => tries).toBe(1);
    expect(await said(page)).toEqual([]);
    await expect.poll(() => said(page)).toEqual(['end']);
    expect(tries).toBe(2);
    await page.unrouteAll();
  });
});

describe('a script with data-category that does not wait', () => {
  it('is reported once, with what to add', async () => {
    const { page, printed } = await open(
      `<script data-category="analytics">${say('ran')}</script>` +
        `<script data-category="marketing">${say('ran')}</script>` +
        '<script type="application/json" data-category="tea">{}</script>',
    );
    await page.getByRole('button', { name: 'Accept all' }).waitFor();
    await expect.poll(() => printed.filter((text) => text.includes('type="text/plain"'))).toHaveLength(1);
    await accept(page);
    expect(printed).toHaveLength(1);
  });
});
