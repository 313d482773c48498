import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import {
  assertNothingBeforeConsent,
  assertNothingGranted,
  consentMatchers,
  createTestBrowser,
  snapshotStorage,
  storedSince,
  watchPage,
  type Allowed,
} from './index.ts';

expect.extend(consentMatchers);

interface Extended {
  toHaveGrantedNothing(): void;
  toLeaveNoTrace(allowed?: Allowed): void;
  readonly not: Extended;
}
const expectConsent = expect as unknown as (value: unknown) => Extended;

const banner = { method: 'button', layer: 'first' } as const;

describe('a browser of the test’s own', () => {
  it('has tabs that share a storage, and a clock to turn', () => {
    const browser = createTestBrowser({ now: '2026-11-23T12:00:00Z', region: 'DE', regionSource: 'address' });
    const consent = browser.open();
    expectConsent(consent).toHaveGrantedNothing();
    consent.acceptAll(banner);
    expect(() => assertNothingGranted(consent)).toThrow('preferences, analytics, marketing');
    expect(browser.open().granted('analytics')).toBe(true);
    expect(browser.records).toMatchObject([
      { id: 'test-record-00000001', region: 'DE', regionSource: 'address', decidedAt: '2026-11-23T12:00:00.000Z' },
    ]);
    browser.wait(180);
    expectConsent(browser.open()).toHaveGrantedNothing();
  });

  it('sends the signal and blocks its storage if asked to', () => {
    const browser = createTestBrowser({ gpc: true });
    expect(browser.open().state.gpcHonoured).toBe(true);
    browser.open().acceptAll(banner);
    browser.blocked = true;
    expectConsent(browser.open()).toHaveGrantedNothing();
  });
});

const open = () =>
  new JSDOM('<body></body>', { url: 'https://tea.example/shop/', runScripts: 'outside-only' })
    .window as unknown as Window & typeof globalThis;
const settled = () => Promise.resolve();

describe('a page that is watched', () => {
  it('shows each request and each thing stored, whichever way it went', async () => {
    const view = open();
    Object.assign(view, { fetch: async () => ({}) });
    Object.assign(view.navigator, { sendBeacon: () => true });
    const { traces, stop } = watchPage(view);
    void view.fetch('/cart');
    new view.XMLHttpRequest().open('GET', 'https://stats.example/collect');
    view.navigator.sendBeacon('https://stats.example/b');
    view.document.cookie = '_ga=1; Path=/';
    view.document.cookie = 'old=; Max-Age=0';
    view.localStorage.setItem('_stats', '1');
    view.sessionStorage.setItem('tab', '1');
    view.document.body.innerHTML =
      '<p><img src="https://pixel.example/p.gif" alt=""></p><a href="/more">More</a><script type="text/plain" ' +
      'src="/held.js"></script>';
    await settled();
    expect(traces.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
      'fetch https://tea.example/cart',
      'xhr https://stats.example/collect',
      'beacon https://stats.example/b',
      'cookie _ga',
      'localStorage _stats',
      'sessionStorage tab',
      'element https://pixel.example/p.gif',
    ]);
    expect(view.document.cookie).toBe('_ga=1');
    stop();
    view.localStorage.setItem('later', '1');
    view.document.cookie = 'later=1';
    expect(traces).toHaveLength(7);
    expect(view.document.cookie).toContain('later');
  });

  it('is held against what is allowed, and the rest is named', () => {
    const traces = [
      { kind: 'fetch', what: 'https://tea.example/cart' },
      { kind: 'cookie', what: 'smallshop:cart' },
      { kind: 'cookie', what: '_ga' },
    ] as const;
    const allowed = { requests: ['https://tea.example/'], storage: [/^smallshop/] };
    expect(() => assertNothingBeforeConsent(traces, allowed)).toThrow(/cookie _ga$/);
    expectConsent(traces.slice(0, 2)).toLeaveNoTrace(allowed);
    expectConsent(traces).not.toLeaveNoTrace();
  });
});

it('two snapshots show what was stored between them', async () => {
  const view = open();
  Object.assign(view, {
    caches: { keys: async () => ['shop-v1'] },
    indexedDB: { databases: async () => [{ name: 'heat' }] },
  });
  view.document.cookie = 'basket=1';
  const before = await snapshotStorage(view);
  view.document.cookie = '_ga=1';
  view.sessionStorage.setItem('tab', '1');
  const after = await snapshotStorage(view);
  expect(before).toEqual({
    cookie: ['basket'],
    localStorage: [],
    sessionStorage: [],
    indexedDB: ['heat'],
    cacheStorage: ['shop-v1'],
  });
  expect(storedSince(before, after)).toEqual(['cookie: _ga', 'sessionStorage: tab']);
});
