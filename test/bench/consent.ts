import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { plainArguments } from '../browser/engines.mjs';
import { type Browser, startBrowser } from '../e2e/support/browser.ts';
import { compare, type Report } from './ratio.ts';

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const cdn = process.env['SMALLSHOP_CDN_DIR'] ?? file('packages/elements/dist/cdn');

interface Banner {
  /** Content of the page's head and body. */
  markup: string;
  /** JavaScript that finds its button for yes. */
  button: string;
}

/** The same question in each: two categories that can be refused, in English. */
const banners: Record<string, Banner> = {
  ours: {
    markup: `<script type="module" src="/consent.js"></script>
      <smallshop-cookie-consent region="DE"><script type="application/json">
      {"categories":[{"id":"necessary"},{"id":"analytics"},{"id":"marketing"}]}</script></smallshop-cookie-consent>`,
    button: "document.querySelector('smallshop-cookie-consent')?.shadowRoot?.querySelector('[part=answer]')",
  },
  cookieconsent: {
    markup: `<link rel="stylesheet" href="/cookieconsent.css"><script src="/cookieconsent.umd.js" defer></script>
      <script type="module">
      CookieConsent.run({
        hideFromBots: false,
        categories: { necessary: { enabled: true, readOnly: true }, analytics: {}, marketing: {} },
        language: { default: 'en', translations: { en: {
          consentModal: {
            title: 'Your privacy choices',
            description: 'With your permission, this site uses cookies.',
            acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Refuse all', showPreferencesBtn: 'Choose',
          },
          preferencesModal: {
            title: 'Choices',
            acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Refuse all', savePreferencesBtn: 'Save',
            sections: [
              { title: 'Statistics', linkedCategory: 'analytics' },
              { title: 'Marketing', linkedCategory: 'marketing' },
            ],
          },
        } } },
      });</script>`,
    button: "document.querySelector('#cc-main .cm__btn')",
  },
  klaro: {
    markup: `<script>window.klaroConfig = {
        acceptAll: true,
        translations: { zz: { privacyPolicyUrl: '/privacy' } },
        services: [
          { name: 'statistics', purposes: ['analytics'] },
          { name: 'adverts', purposes: ['marketing'] },
        ],
      };</script>
      <script src="/klaro.js" defer></script>`,
    button: "document.querySelector('.klaro .cm-btn-success')",
  },
};

const files: Record<string, string> = {
  '/cookieconsent.umd.js': file('node_modules/vanilla-cookieconsent/dist/cookieconsent.umd.js'),
  '/cookieconsent.css': file('node_modules/vanilla-cookieconsent/dist/cookieconsent.css'),
  '/klaro.js': file('node_modules/klaro/dist/klaro.js'),
};
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };

const page = ({
  markup,
  button,
}: Banner) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tea</title><h1>Tea</h1>${markup}<script>
  const look = () => {
    const button = ${button};
    const seen = button && button.getClientRects().length > 0 && getComputedStyle(button).visibility === 'visible';
    requestAnimationFrame(seen ? () => (window.shown = performance.now()) : look);
  };
  look();
</script>`;

async function serve() {
  const server = createServer(async ({ url = '/' }, response) => {
    const banner = banners[url.slice(1)];
    const body = banner ? page(banner) : await readFile(files[url] ?? cdn + url).catch(() => null);
    if (body === null) return void response.writeHead(404).end();
    response
      .writeHead(200, { 'content-type': types[extname(url)] ?? 'text/html', 'content-encoding': 'gzip' })
      .end(gzipSync(body, { level: 9 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/**
 * Milliseconds from navigation until the answer can be seen, in a fresh profile on a cheap phone: a slow network and
 * a quarter of this processor.
 */
async function firstVisit(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 400, height: 800 } });
  const tab = await context.newPage();
  const devtools = await context.newCDPSession(tab);
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 90_000,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await tab.goto(url);
  const shown = await (await tab.waitForFunction(() => (window as { shown?: number }).shown)).jsonValue();
  await context.close();
  return shown!;
}

/** The time to the banner, beside the two that sites use most, from npm. */
export async function consentBench(report: Report): Promise<void> {
  const { server, origin } = await serve();
  const browser = await startBrowser(plainArguments);
  for (const [id, name] of [
    ['cookieconsent', 'vanilla-cookieconsent'],
    ['klaro', 'Klaro'],
  ]) {
    const result = await compare(
      9,
      () => firstVisit(browser, `${origin}/ours`),
      () => firstVisit(browser, `${origin}/${id}`),
    );
    report({ name: `navigation to consent banner ÷ ${name}`, unit: 'ms', ...result });
  }
  await browser.close();
  server.close();
}
