import { readFileSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeCluster } from '../../packages/server/src/test-support/test-database.ts';
import { allBlocks, commandKind, commandsOf, requestOf, root, runnerOf, type GuideBlock } from '../guides/blocks.ts';
import { bundle } from '../guides/bundle.ts';
import { needsPage, pageOf, scriptOf } from '../guides/reader-page.ts';
import { makeReaderProject, type ReaderProject } from '../guides/reader-project.ts';
import { serve, startReaderShop, type ReaderShop } from '../guides/reader-shop.ts';
import { type Browser, clearVisit, openBrowser, type Watched, watchedPage } from './support/browser.ts';
import { acceptEverything } from './support/consent.ts';

const of = (runner: string) => allBlocks.filter((block) => runnerOf(block) === runner);
const byPlace = (blocks: GuideBlock[]) => blocks.map((block) => [block.at, block] as const);
/** Commands that several guides repeat are run once. */
const commands = [
  ...new Map(of('command').flatMap(({ at, code }) => commandsOf(code).map((command) => [command, at] as const))),
];
const ofKind = (kind: string) => commands.filter(([command]) => commandKind(command) === kind);

/** The guide to the server starts it with the browser files; this is the shop of the reader. */
const mainServe = ofKind('serve').find(([command]) => command.startsWith('SMALLSHOP_CDN_DIR='))![0];
/** The README links packages by their path; the other guides name packages, which are linked the same way. */
const installed = [
  ...new Set(
    ofKind('install').flatMap(([command]) =>
      [...command.matchAll(/(?:@smallshop|packages)\/(\w+)/g)].map(([, name]) => name!),
    ),
  ),
];

const inNode = of('compiled').filter((block) => !needsPage(block));
const inPage = [...of('script'), ...of('compiled').filter(needsPage)];

let browser: Browser;
let shop: ReaderShop;
let project: ReaderProject;
let thrown: Map<string, string | null>;
let site: Server;
let origin: string;
/**
 * What the reader's web server sends; anything else is a script or a picture that writes down that it was asked for.
 */
const files = new Map<string, string>();
const asked: string[] = [];

beforeAll(async () => {
  site = createServer(({ url = '/' }, response) => {
    asked.push(url);
    const type = url.endsWith('.js')
      ? 'text/javascript'
      : url.endsWith('.json')
        ? 'application/json'
        : 'text/html; charset=utf-8';
    const text = files.get(url) ?? (type === 'text/javascript' ? 'window.ran = true;' : undefined);
    response.writeHead(text === undefined ? 204 : 200, { 'content-type': type }).end(text);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const jsonOf = (name: string) => allBlocks.find(({ guide, language }) => guide === name && language === 'json')!.code;
  [browser, shop] = await Promise.all([openBrowser(), startReaderShop(mainServe, jsonOf('docs/consent.md'))]);
  // The first server makes its database itself. The others find one, because that takes seconds.
  await placeCluster('migrated', join(shop.folder, 'other'));
  for (const [command] of ofKind('smallshop')) {
    const [, folder] = /^SMALLSHOP_DATA_DIR=(\S+) .* restore /.exec(command) ?? [];
    if (folder) await placeCluster('empty', join(shop.folder, folder));
  }
  files.set('/empty', '');
  files.set('/consent.json', jsonOf('docs/consent-standalone.md'));
  files.set('/mockServiceWorker.js', readFileSync(join(root, 'node_modules/msw/lib/mockServiceWorker.js'), 'utf8'));
  const scripts = new Map(inPage.map((block, index) => [`script-${index}`, scriptOf(block, shop, '').code]));
  for (const [path, code] of await bundle(scripts)) files.set(path, code);
  project = await makeReaderProject(
    shop,
    `npm install ${installed.map((name) => `../smallshop/packages/${name}`).join(' ')}`,
  );
  thrown = await project.runInNode(inNode);
}, 600_000);
afterAll(async () => {
  await Promise.all([browser.close(), shop.close(), new Promise((resolve) => site.close(resolve))]);
});

let visit: Watched;
const elsewhere: string[] = [];
beforeAll(async () => {
  visit = await watchedPage(browser, shop.url);
  await visit.context.route(
    (url) => ![origin, shop.url].includes(url.origin),
    (route) => {
      elsewhere.push(route.request().url());
      return route.fulfill({ contentType: 'text/javascript', body: 'window.ran = true;' });
    },
  );
});

/** Opens a page of the reader's site, from which nothing leaves but to the shop. */
async function open(html: string) {
  files.set('/', html);
  await clearVisit(visit, `${origin}/empty`);
  asked.length = 0;
  elsewhere.length = 0;
  await visit.page.goto(origin);
  return visit;
}

const directivesOf = (policy: string) =>
  new Map(
    policy
      .split(';')
      .filter((line) => line.trim())
      .map((line) => line.trim().split(/\s+/))
      .map(([name, ...sources]) => [name!, sources]),
  );

describe('a command of a guide', () => {
  it.each(ofKind('smallshop'))('%s (%s)', async (command) => {
    const { code, output } = await shop.run(command);
    // A payment event that never came cannot be replayed; the command says so.
    if (/webhooks replay evt_/.test(command)) expect(output).toContain('evt_1Q…');
    else expect({ code, output }).toMatchObject({ code: 0 });
  });

  it.each(ofKind('curl'))('%s (%s)', async (command) => {
    expect(await shop.run(command)).toMatchObject({ code: 0 });
  });

  it.each(ofKind('serve').filter(([command]) => command !== mainServe))('%s (%s)', async (command, at) => {
    const { get, close } = await serve(command, {
      SMALLSHOP_DATA_DIR: join(shop.folder, 'other'),
      STRIPE_SECRET_KEY: 'sk_test_guide',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_guide',
      STRIPE_WEBHOOK_SECRET: 'whsec_guide',
      // There is no collector: at its end a server would try for ten seconds.
      OTEL_EXPORTER_OTLP_TIMEOUT: '200',
    });
    // The policy that the same guide prints is that of the server's own pages.
    const sent = directivesOf((await get()).headers.get('content-security-policy')!);
    for (const { code } of of('policy').filter(({ guide }) => at.startsWith(guide))) {
      for (const [name, sources] of directivesOf(code.replaceAll('\n', ';')))
        expect([name, sent.get(name)]).toEqual([name, expect.arrayContaining(sources)]);
    }
    await close();
  });

  it.each(installed)('that installs @smallshop/%s links it from the clone', async (name) => {
    expect(await realpath(join(project.folder, 'node_modules/@smallshop', name))).toBe(
      await realpath(join(root, 'packages', name)),
    );
  });
});

it.each(byPlace(of('request')))('the request of %s', async (_, { code }) => {
  const { method, path, body } = requestOf(code)!;
  const answer = await fetch(shop.url + path, {
    method,
    headers: { Authorization: `Bearer ${shop.secretKey}`, 'Content-Type': 'application/json' },
    body,
  });
  expect([answer.status, await answer.text()]).toEqual([
    expect.toSatisfy((status: number) => status < 300),
    expect.any(String),
  ]);
});

it.each(byPlace(inNode))('the TypeScript of %s runs in Node', (at) => {
  expect(thrown.get(at)).toBeNull();
});

describe('a snippet of HTML on a page of another origin', () => {
  it.each(byPlace([...of('page'), ...of('framework').filter(({ language }) => language === 'html')]))(
    '%s',
    async (_, block) => {
      const { page, errors } = await open(pageOf(block.code, shop));
      // Every tag is an element that has drawn itself.
      await expect
        .poll(() =>
          page.evaluate(() =>
            [...document.querySelectorAll('*')]
              .filter(
                (element) => element.localName.startsWith('smallshop-') && element.localName !== 'smallshop-store',
              )
              .filter((element) => !element.shadowRoot?.childElementCount)
              .map(({ localName }) => localName),
          ),
        )
        .toEqual([]);
      const grids = await page.locator('smallshop-product-grid').count();
      if (grids)
        await page.locator('smallshop-product-grid').last().locator('article, [part~="title"]').first().waitFor();
      if (/<smallshop-product handle/.test(block.code))
        await page.locator('smallshop-product [part~="title"]').waitFor();
      for (const button of await page.locator('button[data-smallshop-add]').filter({ visible: true }).all()) {
        const count = () =>
          page.evaluate(() =>
            (
              document.querySelector('smallshop-store') as unknown as { shop: { cart: { $count: { get(): number } } } }
            ).shop.cart.$count.get(),
          );
        const before = await count();
        await button.click();
        await expect.poll(count).toBeGreaterThan(before);
        await page.keyboard.press('Escape');
        if (grids) break;
      }
      const held = [...block.code.matchAll(/<script type="text\/plain"[^>]*?(?:\ssrc|data-src)="([^"]+)"/g)].map(
        ([, src]) => encodeURI(src!),
      );
      if (held.length) {
        expect(held.filter((src) => [...asked, ...elsewhere].includes(src))).toEqual([]);
        await acceptEverything(page);
        await expect.poll(() => held.filter((src) => ![...asked, ...elsewhere].includes(src))).toEqual([]);
      }
      expect(errors).toEqual([]);
    },
  );
});

describe('a script of a guide on a page', () => {
  it.each(byPlace(inPage))('%s', async (_, block) => {
    const { html, expected } = scriptOf(block, shop, `script-${inPage.indexOf(block)}`);
    const { page, errors } = await open(html);
    await expect.poll(() => page.evaluate(expected)).toBe(true);
    expect(errors).toEqual([]);
  });
});

it('the browser understands every rule of the guides’ styles', async () => {
  const { page } = await open(pageOf('<smallshop-product-grid></smallshop-product-grid>', shop));
  for (const { at, code } of of('style')) {
    const declarations = await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
      return [...sheet.cssRules].map((rule) => (rule as CSSStyleRule).style.length);
    }, code);
    expect([at, declarations.length, declarations.every(Boolean)]).toEqual([at, code.match(/\{/g)!.length, true]);
    for (const [, name, value] of code.matchAll(/^:root \{[^}]*?(--smallshop-color-accent): ([^;]+);/gm)) {
      const rendered = await page.evaluate(
        (property) =>
          getComputedStyle(document.querySelector('smallshop-product-grid')!).getPropertyValue(property).trim(),
        name!,
      );
      expect(rendered).toBe(value);
    }
  }
});
