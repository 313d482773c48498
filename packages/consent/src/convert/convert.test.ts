import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import type { CookieConsentConfig as TheirConfig } from 'vanilla-cookieconsent';
import { banner, preferences, setup } from '../consent.fixture.ts';
import { page } from '../page.fixture.ts';
import { adoptKlaroMarkup, connectHooks, fromCookieConsent, fromKlaro, type KlaroConfig } from './index.ts';

const require = createRequire(import.meta.url);

/** A configuration as its guide recommends it. */
const theirs = (hooks: { onAccept?: () => void; onReject?: () => void } = {}): TheirConfig => ({
  revision: 2,
  cookie: { expiresAfterDays: (type) => (type === 'all' ? 365 : 182) },
  categories: {
    necessary: { enabled: true, readOnly: true },
    analytics: {
      enabled: true,
      autoClear: { cookies: [{ name: /^_ga/ }, { name: '_gid', path: '/', domain: 'tea.example' }] },
      services: {
        ga: { label: 'Google <b>Analytics</b>', ...hooks, cookies: [{ name: /^(_gat|_gac)$/ }] },
        another: { label: 'Another' },
      },
    },
    'Targeting & Ads': { autoClear: { cookies: [{ name: /^_fb[cp]\d+$/i }] } },
  },
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: { title: 'We use cookies' },
        preferencesModal: {
          sections: [{ title: 'Performance', description: 'Counts <em>visits</em>.', linkedCategory: 'analytics' }],
        },
      },
      de: '/de.json',
    },
  },
});

describe('a configuration of vanilla-cookieconsent', () => {
  it('keeps its categories, services, cookies, words, revision and period', () => {
    const shared = [{ name: '_ga*' }, { name: '_gid', path: '/', domain: 'tea.example' }];
    expect(fromCookieConsent(theirs())).toMatchObject({
      maxAgeDays: 182,
      policyVersion: '2',
      categories: [
        { id: 'necessary', required: true, services: [] },
        {
          id: 'analytics',
          required: false,
          name: 'Performance',
          description: 'Counts visits.',
          services: [
            { id: 'ga', name: 'Google Analytics', storage: [{ name: '_gat' }, { name: '_gac' }, ...shared] },
            { id: 'another', storage: shared },
          ],
        },
        { id: 'targeting-ads', services: [{ id: 'targeting-ads', storage: [{ name: /^_fb[cp]\d+$/i }] }] },
      ],
    });
  });

  it('says what is meant differently here', () => {
    const { notes } = fromCookieConsent({ ...theirs(), mode: 'opt-out' }, { language: 'de' });
    for (const field of [
      'mode',
      'categories.analytics.enabled',
      'expiresAfterDays',
      'targeting-ads',
      '_fb',
      'language.translations.de',
    ])
      expect(notes.join(' ')).toContain(field);
  });

  it('grants nothing without an answer, and calls its hooks on each yes and no', () => {
    const hooks = { onAccept: vi.fn(), onReject: vi.fn() };
    const { categories, hooks: converted } = fromCookieConsent(theirs(hooks));
    const { consent } = setup({ categories });
    connectHooks(consent, converted);
    expect(consent.state.granted).toMatchObject({ necessary: true, analytics: false });
    expect(hooks.onReject).not.toHaveBeenCalled();
    consent.choose({ 'analytics/ga': true }, preferences);
    consent.choose({ 'analytics/another': true }, preferences);
    consent.withdraw();
    expect([hooks.onAccept, hooks.onReject].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it('finds services that only the page names', () => {
    const { document } = new JSDOM(
      '<script type="text/plain" data-category="analytics" data-service="Hotjar"></script>',
    ).window;
    const [, analytics] = fromCookieConsent(theirs(), { root: document }).categories;
    expect(analytics!.services.map(({ id }) => id)).toEqual(['ga', 'another', 'Hotjar']);
  });

  it('lets the same scripts of a page run as the library itself does', async () => {
    const script = (category: string, service = '') =>
      `<script type="text/plain" data-category="${category}" ${service && `data-service="${service}"`}>` +
      `ran.push("${category} ${service}")</script>`;
    const html =
      script('necessary') + script('analytics', 'ga') + script('analytics', 'another') + script('!analytics');
    const source = readFileSync(
      require.resolve('vanilla-cookieconsent').replace(/cookieconsent\.(umd|esm)\.js$/, 'cookieconsent.umd.js'),
      'utf8',
    );
    const config = (): TheirConfig => ({
      categories: { necessary: { enabled: true, readOnly: true }, analytics: { services: { ga: {}, another: {} } } },
      language: { default: 'en', translations: { en: theirs().language.translations['en']! } },
    });
    for (const says of [['all'], [[]], ['all', []]]) {
      const other = page(html);
      other.window.eval(source);
      const library = (
        other.window as unknown as {
          CookieConsent: { run(config: TheirConfig): Promise<void>; acceptCategory(what: string | string[]): void };
        }
      ).CookieConsent;
      await library.run(config());
      for (const one of says) library.acceptCategory(one);

      const ours = page(html);
      const { consent } = setup({ document: ours.window.document, categories: fromCookieConsent(config()).categories });
      consent.start();
      for (const one of says) consent[one === 'all' ? 'acceptAll' : 'rejectAll'](banner);
      consent.stop();
      await vi.waitFor(() => expect([...other.ran].sort()).toEqual([...ours.ran].sort()));
      expect(ours.ran).toHaveLength(says[0] === 'all' ? 2 + says.length : 1);
    }
  });
});

describe('a configuration of Klaro', () => {
  /** The one that comes with the package. */
  const theirs = runInNewContext(`${readFileSync(require.resolve('klaro/dist/config.js'), 'utf8')};klaroConfig`, {
    console,
  }) as KlaroConfig;

  it('keeps its services under the category of their purpose, with cookies, words and period', () => {
    const { categories, maxAgeDays, policyUrl, notes } = fromKlaro(theirs, { language: 'de' });
    expect(categories.map(({ id, services }) => [id, services.map((service) => service.id)])).toEqual([
      ['marketing', ['twitter', 'youtube', 'adsense']],
      ['analytics', ['matomo', 'inlineTracker', 'externalTracker', 'mouseflow']],
      ['livechat', ['intercom']],
      ['security', ['camera']],
      ['necessary', ['cloudflare']],
    ]);
    expect(categories[1]!.services[0]).toMatchObject({
      name: 'Matomo/Piwik',
      purpose: 'Sammeln von Besucherstatistiken',
      storage: [
        { name: '_pk_*', path: '/', domain: 'klaro.kiprotect.com' },
        { name: '_pk_*', domain: 'localhost' },
        { name: 'piwik_ignore' },
      ],
    });
    expect(categories[2]).toMatchObject({ name: 'Live Chat', required: false });
    expect({ maxAgeDays, policyUrl }).toEqual({ maxAgeDays: 365, policyUrl: '/#datenschutz' });
    for (const word of [
      '"youtube" starts off',
      '"cloudflare" is required',
      '"externalTracker" is asked for "analytics" only',
    ])
      expect(notes.join(' ')).toContain(word);
  });

  it('is an engine that grants nothing without an answer, although services were on by default', () => {
    const { consent } = setup({ categories: fromKlaro(theirs).categories });
    expect(consent.state.pending).toEqual(['marketing', 'analytics', 'livechat', 'security']);
    expect(consent.granted('marketing/youtube')).toBe(false);
    consent.choose({ 'analytics/matomo': true }, preferences);
    expect(consent.granted('analytics/matomo')).toBe(true);
  });

  it('works with its markup, after each element was given its category', () => {
    const { window, ran } = page(
      '<script type="text/plain" data-type="application/javascript" ' +
        'data-name="matomo">ran.push("matomo")</script><iframe data-name="youtube" data-src="/v"></iframe><script ' +
        'type="text/plain" data-name="ghost">ran.push("ghost")</script>',
    );
    const { document } = window;
    const { categories, hooks } = fromKlaro(theirs);
    expect(adoptKlaroMarkup(document, categories)).toEqual(['ghost']);
    const { consent } = setup({ document, categories });
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    connectHooks(consent, hooks);
    consent.start();
    consent.choose({ 'analytics/matomo': true }, preferences);
    expect(ran).toEqual(['matomo']);
    expect(log).toHaveBeenCalledOnce();
    expect(document.querySelector('[src]')).toBeNull();
    consent.acceptAll(banner);
    consent.stop();
    expect(document.querySelector('iframe')!.getAttribute('src')).toBe('/v');
    expect(ran).toEqual(['matomo']);
    log.mockRestore();
  });

  it('with text to evaluate is not evaluated', () => {
    const { notes, hooks } = fromKlaro({ services: [{ name: 'a', purposes: ['ads'], onAccept: 'alert(1)' }] });
    expect(notes.join()).toContain('onAccept');
    expect(hooks).toEqual([]);
  });
});
