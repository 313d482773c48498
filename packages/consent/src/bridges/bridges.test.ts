import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { banner, categories, preferences, setup } from '../consent.fixture.ts';
import { bridge as gtm } from './gtm.ts';
import { handover, tcfPlatform, type PlatformAnswer } from './handover.ts';
import { bridge as shopify } from './shopify.ts';

afterEach(() => void vi.restoreAllMocks());

function browser<Globals extends object>(globals: Globals) {
  const { window } = new JSDOM('', { url: 'https://tea.example' });
  return Object.assign(window, globals) as unknown as Window & Globals;
}

describe('Shopify', () => {
  const setTrackingConsent = () => vi.fn((_: object, done: (result?: { error?: string }) => void) => done());

  it('receives each decision by purpose', () => {
    const window = browser({ Shopify: { customerPrivacy: { setTrackingConsent: setTrackingConsent() } } });
    const { consent } = setup();
    const end = shopify(consent, { window });
    consent.choose({ analytics: true, marketing: false, preferences: false }, preferences);
    end();
    consent.acceptAll(banner);
    expect(window.Shopify.customerPrivacy.setTrackingConsent.mock.calls.map(([said]) => said)).toEqual([
      { analytics: true, marketing: false, preferences: false, sale_of_data: false },
    ]);
  });

  it('loads its API when there is a decision, and passes on the latest one', () => {
    const loaded: (() => void)[] = [];
    const window = browser({
      Shopify: { loadFeatures: (_: unknown, done: () => void) => void loaded.push(done) } as Record<string, unknown>,
    });
    const { consent } = setup();
    shopify(consent, { window });
    expect(loaded).toEqual([]);
    consent.acceptAll(banner);
    const set = setTrackingConsent();
    window.Shopify['customerPrivacy'] = { setTrackingConsent: set };
    consent.withdraw();
    for (const done of loaded) done();
    expect(set.mock.calls.at(-1)![0]).toMatchObject({ analytics: false, marketing: false });
  });

  it('that is not there disturbs nothing, and is named in the console', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { consent } = setup();
    shopify(consent, { window: browser({}) });
    consent.acceptAll(banner);
    expect(warn.mock.calls.flat().join()).toContain('Shopify');
  });
});

it('Google Tag Manager gets one event for each decision, none before', () => {
  const window = browser({ dataLayer: [] as object[] });
  const { consent } = setup();
  gtm(consent, { window });
  expect(window.dataLayer).toEqual([]);
  consent.choose({ analytics: true }, preferences);
  consent.choose({ analytics: true }, preferences);
  expect(window.dataLayer).toHaveLength(2);
  expect(window.dataLayer[0]).toMatchObject({
    event: 'smallshop_consent',
    smallshop_consent: { categories: { analytics: true, marketing: false }, services: { 'analytics/stats': true } },
  });
});

describe('another platform', () => {
  const hand = (needs: Parameters<typeof tcfPlatform>[0]['needs'], window: Window) =>
    handover({ key: 'pk_tea', categories, document: undefined }, tcfPlatform({ needs, window }));

  it('decides alone: all is denied until it answers, and what it does not name stays so', () => {
    let answer!: (said: PlatformAnswer) => void;
    const records: unknown[] = [];
    const consent = handover(
      { key: 'pk_tea', categories, document: undefined, onRecord: (record) => records.push(record) },
      (callback) => void (answer = callback),
    );
    expect(consent.state.granted).toEqual({ necessary: true, preferences: false, analytics: false, marketing: false });
    answer({ analytics: true, spy: true });
    expect(consent.state.granted).toEqual({ necessary: true, preferences: false, analytics: true, marketing: false });
    expect(consent.needsAnswer).toBe(false);
    expect(records).toMatchObject([{ action: 'choose', method: 'platform', layer: 'none' }]);
    answer({ 'analytics/stats': 'yes' as never });
    expect(consent.granted('analytics')).toBe(false);
  });

  it('does not outvote Global Privacy Control', () => {
    let answer!: (said: PlatformAnswer) => void;
    const consent = handover(
      { key: 'pk_tea', categories, document: undefined, gpc: true },
      (callback) => void (answer = callback),
    );
    answer({ analytics: true, marketing: true, preferences: true });
    expect(consent.state.granted).toEqual({ necessary: true, preferences: true, analytics: true, marketing: false });
    expect(consent.state.gpcHonoured).toBe(true);
  });

  const needs = {
    analytics: { purposes: [1, 8] },
    marketing: { purposes: [1, 4], vendors: [755] },
    preferences: { purposes: [] },
  };
  const said = (purposes: number[], more: object = {}) => ({
    gdprApplies: true,
    eventStatus: 'useractioncomplete',
    vendor: { consents: { 755: true } },
    purpose: {
      consents: Object.fromEntries(purposes.map((id) => [id, true])),
      legitimateInterests: { 4: true, 8: true },
    },
    ...more,
  });

  it('that speaks TCF is heard by purpose and vendor, never by legitimate interest', () => {
    let heard!: (data: object | null, success: boolean) => void;
    const window = browser({ __tcfapi: (_: string, __: number, listener: typeof heard) => void (heard = listener) });
    const consent = hand(needs, window);
    for (const [data, success] of [
      [null, true],
      [said([1, 4, 8]), false],
      [said([1, 4, 8], { eventStatus: 'cmpuishown' }), true],
      [said([1, 4, 8], { gdprApplies: false }), true],
    ] as const) {
      heard(data, success);
      expect(consent.state.status).toBe('unanswered');
    }
    heard(said([1]), true);
    expect(consent.state.granted).toMatchObject({ analytics: false, marketing: false });
    heard(said([1, 4, 8]), true);
    expect(consent.state.granted).toMatchObject({ analytics: true, marketing: true, preferences: false });
    heard(said([1, 4, 8], { vendor: {} }), true);
    expect(consent.granted('marketing')).toBe(false);
  });

  it('that comes late is waited for, one that never comes is a no', () => {
    const window = browser({});
    const consent = hand(needs, window);
    expect(consent.granted('analytics')).toBe(false);
    Object.assign(window, {
      __tcfapi: (_: string, __: number, listener: (data: object, success: boolean) => void) =>
        listener(said([1, 8]), true),
    });
    window.dispatchEvent(new (window as unknown as typeof globalThis).Event('load'));
    expect(consent.granted('analytics')).toBe(true);
  });
});
