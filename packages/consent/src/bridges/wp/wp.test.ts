import { CookieJar, JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Category } from '../../categories.ts';
import { banner, categories, DAY, preferences, setup } from '../../consent.fixture.ts';
import { memoryStorage } from '../../storage/memory.ts';
import { gzipSync } from 'node:zlib';
import { bridge, stub } from './index.ts';
import { wpConsentApi } from './wp-consent-api.fixture.ts';

interface WpWindow extends Window {
  wp_consent_type?: string;
  wp_has_consent(category: string): boolean;
  wp_has_service_consent(service: string): boolean;
  /** What each plug-in saw, in the order of the page. */
  plugins: boolean[];
  /** What plug-ins were notified of. */
  changes: Record<string, string>[];
}

const plugin = '<script>plugins.push(wp_has_consent("marketing"))</script>';
const api = `<script>${wpConsentApi}</script>`;
const stubbed = `<script>${stub()}</script>`;
const listener =
  '<script>plugins = []; changes = []; document.addEventListener("wp_listen_for_consent_change", ({ detail }) => ' +
  'changes.push(detail))</script>';

/** Categories that `wp_has_consent` allows. */
const allowed = (window: WpWindow) =>
  ['functional', 'preferences', 'statistics', 'statistics-anonymous', 'marketing'].filter((name) =>
    window.wp_has_consent(name),
  );

/** A page of a WordPress site; the same jar is the same visitor. */
function wordpress(html: string, jar = new CookieJar()): WpWindow {
  return new JSDOM(listener + html, { url: 'https://www.tea.example/', runScripts: 'dangerously', cookieJar: jar })
    .window as unknown as WpWindow;
}

/** A visitor whose browser still has the API's own yes to everything. */
function believer(): CookieJar {
  const jar = new CookieJar();
  for (const pair of [
    'wp_consent_functional=allow',
    'wp_consent_marketing=allow',
    'wp_consent_statistics=allow',
    'wp_consent_consented_services={"site-kit":true}',
  ]) {
    jar.setCookieSync(`${pair}; Path=/`, 'https://www.tea.example/');
  }
  jar.setCookieSync('wp_consent_marketing=allow; Path=/; Domain=tea.example', 'https://www.tea.example/');
  jar.setCookieSync('cart=1; Path=/', 'https://www.tea.example/');
  return jar;
}

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

describe('the WP Consent API', () => {
  it('without us allows everything: what these tests are about', () => {
    expect(allowed(wordpress(api))).toHaveLength(5);
  });
});

describe('the stub for WordPress', () => {
  it('denies to every script on the page from the first on, whether or not the module ever comes', () => {
    const window = wordpress(stubbed + api + plugin);
    expect(window.plugins).toEqual([false]);
    expect(allowed(window)).toEqual([]);
  });

  it('does not believe the yes of an earlier page, in categories or services', () => {
    const window = wordpress(stubbed + api + plugin, believer());
    expect(window.plugins).toEqual([false]);
    expect(allowed(window)).toEqual(['functional']);
    expect(window.wp_has_service_consent('site-kit')).toBe(false);
    expect(window.document.cookie.split('; ').sort()).toEqual(['cart=1', 'wp_consent_functional=allow']);
  });

  it.each([
    'window.wp_consent_type = "optout"',
    'var wp_consent_type = "optout"',
    '"use strict"; window.wp_consent_type = ""',
  ])('stays opt-in when a later script says %s', (script) => {
    const window = wordpress(`${stubbed}<script>${script}</script>${api}${plugin}`);
    expect(window.plugins).toEqual([false]);
  });

  it.each(['var wp_consent_type = "optout"', stub()])('denies when an earlier script says %s', (script) => {
    expect(wordpress(`<script>${script}</script>${stubbed}${api}${plugin}`).plugins).toEqual([false]);
  });

  it('takes another prefix, and nothing that could end its own script', () => {
    const jar = new CookieJar();
    jar.setCookieSync('site_marketing=allow; Path=/', 'https://www.tea.example/');
    expect(wordpress(`<script>${stub({ cookiePrefix: 'site' })}</script>`, jar).document.cookie).toBe('');
    expect(() => stub({ cookiePrefix: "';alert(1)//" })).toThrow('cookiePrefix');
    expect(stub()).not.toContain('</');
  });

  it('is below 500 bytes', () => {
    expect(gzipSync(stub(), { level: 9 }).length).toBeLessThan(500);
  });
});

describe('the bridge to WordPress', () => {
  const connect = (window: WpWindow, options: Parameters<typeof setup>[0] = {}) => {
    const context = setup(options);
    return { ...context, end: bridge(context.consent, { window, services: { 'site-kit': 'analytics/stats' } }) };
  };

  it.each([
    ['with the stub', stubbed],
    ['without the stub', ''],
  ])('denies until there is an answer, %s', (_, head) => {
    const window = wordpress(head + api, believer());
    connect(window);
    expect(allowed(window)).toEqual(['functional']);
    expect(window.wp_has_service_consent('site-kit')).toBe(false);
  });

  it.each<[string, readonly Category[]]>([
    ['broken', [{ id: 'No such id!' }]],
    ['missing', []],
  ])('denies where the configuration is %s', (_, broken) => {
    const window = wordpress(api, believer());
    connect(window, { categories: broken });
    expect(allowed(window)).toEqual(['functional']);
  });

  it('stores nothing before an answer', () => {
    const window = wordpress(stubbed + api);
    connect(window);
    expect(window.document.cookie).toBe('');
  });

  it('notifies plug-ins that believed an old yes', () => {
    const window = wordpress(api, believer());
    connect(window);
    expect(window.changes).toEqual([{ statistics: 'deny' }, { marketing: 'deny' }]);
  });

  it('hands on each decision in the words of WordPress, and its withdrawal', () => {
    const window = wordpress(stubbed + api);
    const { consent } = connect(window);
    consent.choose({ analytics: true, marketing: false, preferences: false }, preferences);
    expect(allowed(window)).toEqual(['functional', 'statistics', 'statistics-anonymous']);
    expect(window.wp_has_service_consent('site-kit')).toBe(true);
    consent.acceptAll(banner);
    expect(window.changes).toContainEqual({ marketing: 'allow' });
    expect(allowed(window)).toHaveLength(5);
    consent.withdraw();
    expect(allowed(window)).toEqual(['functional']);
    expect(window.wp_has_service_consent('site-kit')).toBe(false);
  });

  it('allows a stored yes again on the next page, after the stub denied it', () => {
    const jar = new CookieJar();
    const storage = memoryStorage();
    connect(wordpress(stubbed + api, jar), { storage }).consent.acceptAll(banner);
    const window = wordpress(stubbed + api + plugin, jar);
    expect(window.plugins).toEqual([false]);
    connect(window, { storage });
    expect(allowed(window)).toHaveLength(5);
    expect(window.changes).toContainEqual({ marketing: 'allow' });
  });

  it.each<[string, (at: { now: number }) => readonly Category[]]>([
    ['ran out', (clock) => ((clock.now += 181 * DAY), categories)],
    [
      'was given to another question',
      () => categories.map((category) => ({ ...category, purposes: ['dpv:TargetedAdvertising'] })),
    ],
  ])('denies when the yes %s', (_, change) => {
    const jar = new CookieJar();
    const storage = memoryStorage();
    const { consent, clock } = connect(wordpress(api, jar), { storage });
    consent.acceptAll(banner);
    const window = wordpress(api, jar);
    expect(allowed(window)).toHaveLength(5);
    connect(window, { storage, categories: change(clock), clock: () => clock.now });
    expect(allowed(window)).toEqual(['functional']);
  });

  it.each(['DOMContentLoaded', 'load'])('waits for an API whose script comes later, until %s', (name) => {
    const window = wordpress('', believer());
    const storage = memoryStorage();
    setup({ storage }).consent.choose({ analytics: true, marketing: false }, preferences);
    connect(window, { storage });
    // What runs before its script reads cookies, and finds no yes.
    expect(window.document.cookie).not.toContain('wp_consent_marketing');
    (window as unknown as { eval(code: string): void }).eval(wpConsentApi);
    const target = name === 'load' ? window : window.document;
    target.dispatchEvent(new (window as unknown as typeof globalThis).Event(name));
    expect(allowed(window)).toEqual(['functional', 'statistics', 'statistics-anonymous']);
  });

  it('says no more once it was ended', () => {
    const window = wordpress(stubbed + api);
    const { consent, end } = connect(window);
    end();
    consent.acceptAll(banner);
    expect(allowed(window)).toEqual([]);
  });
});
