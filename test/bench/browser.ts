import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { plainArguments } from '../browser/engines.mjs';
import { type Browser, startBrowser } from '../e2e/support/browser.ts';
import { servePage } from '../e2e/support/page-site.ts';
import { demoKey, startShop } from '../e2e/support/shop.ts';
import { compare, type Report } from './ratio.ts';

/** A phone that is a quarter as fast as this machine, on its network or on slow 4G, as Lighthouse simulates it. */
interface Phone {
  name: string;
  network?: { latency: number; downloadThroughput: number; uploadThroughput: number };
}
const phones: Phone[] = [
  { name: 'CPU 4×' },
  { name: 'CPU 4×, slow 4G', network: { latency: 150, downloadThroughput: 204_800, uploadThroughput: 86_400 } },
];
const gridTargets = [{ atMost: 1.3 }, { atMost: 1.5 }];
const addTargets = [{ atMost: 1.5 }, { atMost: 1 }];
const rounds = 7;

/** A page, and how a test finds what it shows: JavaScript that runs in the page. */
interface Contestant {
  url: string;
  cards: string;
  addButton: string;
  line: string;
}

/** Milliseconds in a fresh profile: from navigation to 24 painted cards, and from a click to the painted line. */
async function visit(browser: Browser, { network }: Phone, page: Contestant) {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 400, height: 800 } });
  const tab = await context.newPage();
  const devtools = await context.newCDPSession(tab);
  if (network) await devtools.send('Network.emulateNetworkConditions', { offline: false, ...network });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await tab.goto(page.url);
  const grid = await painted(tab, `${page.cards} === 24`);
  await tab.waitForLoadState('networkidle');
  const add = await painted(tab, page.line, `${page.addButton}.click()`);
  await context.close();
  return { grid, add };
}

/**
 * The page's time at the end of the first frame in which a condition holds; with an action, from the action on. Looked
 * at in each frame: polling from outside is slower than what is measured.
 */
const painted = (tab: Page, condition: string, action = '') =>
  tab.evaluate<number>(`new Promise((resolve) => {
    const start = ${action ? 'performance.now()' : '0'};
    ${action};
    const ended = () => new Promise((done) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(null);
    }));
    const look = async () => {
      await ended();
      if (${condition}) resolve(performance.now() - start);
      else void look();
    };
    void look();
  })`);

const ofElement = (tag: string, selector: string) =>
  `document.querySelector('${tag}')?.shadowRoot?.querySelectorAll('${selector}')`;

/** The grid and the drawer beside a page that was written by hand for the same, with an empty profile each time. */
export async function browserBench(report: Report): Promise<void> {
  const browser = await startBrowser(plainArguments);
  const shop = await startShop({ database: 'pglite', origins: ['http://127.0.0.1:*'] });
  const handWritten = await readFile(fileURLToPath(new URL('hand-written.html', import.meta.url)), 'utf8');
  const byHand = await servePage(() => handWritten.replace('{endpoint}', shop.url).replace('{key}', demoKey));
  const elements = await servePage(
    () => `<!doctype html><html lang="en"><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1"><title>My shop</title>
      <script type="module" src="${shop.url}/cdn/smallshop.js"></script>
      <smallshop-store endpoint="${shop.url}" key="${demoKey}"></smallshop-store>
      <smallshop-product-grid page-size="24"></smallshop-product-grid>
      <smallshop-cart open-on-add></smallshop-cart>`,
  );
  const ours: Contestant = {
    url: elements.origin,
    cards: `${ofElement('smallshop-product-grid', '[part~=card]')}?.length`,
    addButton: `${ofElement('smallshop-product-grid', '[part~=add]')}[0]`,
    line: `${ofElement('smallshop-cart', '[part~=line]')}?.[0]?.getClientRects().length > 0`,
  };
  const theirs: Contestant = {
    url: byHand.origin,
    cards: "document.querySelectorAll('main li').length",
    addButton: "document.querySelectorAll('main button')[0]",
    line: "document.querySelector('dialog li')?.getClientRects().length > 0",
  };
  for (const [nth, phone] of phones.entries())
    for (const [what, name, targets] of [
      ['grid', 'grid of 24 painted', gridTargets],
      ['add', 'first add, to the painted line', addTargets],
    ] as const) {
      const result = await compare(
        rounds,
        async () => (await visit(browser, phone, ours))[what],
        async () => (await visit(browser, phone, theirs))[what],
      );
      report({ name: `${name}, ${phone.name} ÷ hand-written DOM`, unit: 'ms', target: targets[nth]!, ...result });
    }
  await browser.close();
  await Promise.all([shop.close(), byHand.close(), elements.close()]);
}
