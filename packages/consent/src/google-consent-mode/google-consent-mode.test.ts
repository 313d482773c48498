import { gzipSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsentOptions } from '../consent.ts';
import { banner, DAY, preferences, setup } from '../consent.fixture.ts';
import { memoryStorage } from '../storage/memory.ts';
import { consentTypes, googleConsentMode, stub } from './index.ts';

type Entry = ArrayLike<unknown> & { [2]?: Record<string, unknown> };

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

function inlined(options?: Parameters<typeof stub>[0]) {
  const { window } = new JSDOM(`<script nonce="n">${stub(options)}</script>`, {
    runScripts: 'dangerously',
    url: 'https://tea.example',
  });
  return { window: window as unknown as Window, layer: (window as unknown as { dataLayer: Entry[] }).dataLayer };
}

function page(options: Partial<ConsentOptions> = {}, stubbed = true) {
  const { window } = stubbed ? inlined() : { window: new JSDOM('').window as unknown as Window };
  const context = setup(options);
  googleConsentMode(context.consent, { window });
  const layer = (window as unknown as { dataLayer: Entry[] }).dataLayer;
  const updates = () =>
    layer.filter((entry) => entry[0] === 'consent' && entry[1] === 'update').map((entry) => entry[2]!);
  return { ...context, layer, updates };
}

const grantedIn = (layer: readonly Entry[]) =>
  layer
    .flatMap((entry) => Object.entries(entry[2] ?? {}))
    .filter(([type, value]) => type !== 'security_storage' && value === 'granted');

describe('the stub', () => {
  it('denies all seven types but security before anything else, and waits half a second', () => {
    const { layer } = inlined();
    expect(Object.keys(layer[0]![2]!).slice(0, 7)).toEqual([...consentTypes]);
    expect(layer[0]).toMatchObject({
      0: 'consent',
      1: 'default',
      2: { ad_user_data: 'denied', security_storage: 'granted', wait_for_update: 500 },
    });
    expect(Object.prototype.toString.call(layer[0])).toBe('[object Arguments]');
    expect(grantedIn(layer)).toEqual([]);
  });

  it('is below 1 kB, and cannot end its own script', () => {
    expect(gzipSync(stub({ regions: ['DE', 'FR', 'US-CA'] }), { level: 9 }).length).toBeLessThan(1000);
    expect(stub()).not.toContain('<');
  });

  it('denies in the regions named as well', () => {
    const { layer } = inlined({ regions: ['DE', 'US-CA'] });
    expect(layer[1]![2]).toMatchObject({ region: ['DE', 'US-CA'], ad_storage: 'denied' });
  });

  it.each(['EU', 'UK', 'de', 'US-XX', 'USA', ''])('refuses the region %j', (region) => {
    expect(() => stub({ regions: ['DE', region] })).toThrow(`regions: "${region}"`);
  });

  it('refuses a data layer that is no name, and times that are none', () => {
    expect(() => stub({ dataLayer: 'a;alert(1)' })).toThrow('dataLayer');
    expect(() => stub({ waitForUpdate: NaN })).toThrow('waitForUpdate');
  });
});

describe('Google hears', () => {
  it('nothing before an answer, and each decision exactly once', () => {
    const { consent, updates } = page();
    expect(updates()).toEqual([]);
    consent.choose({ analytics: true, marketing: false, preferences: false }, preferences);
    expect(updates()).toEqual([
      {
        ad_storage: 'denied',
        ad_user_data: 'denied',
        ad_personalization: 'denied',
        analytics_storage: 'granted',
        functionality_storage: 'denied',
        personalization_storage: 'denied',
        security_storage: 'granted',
      },
    ]);
    consent.start();
    consent.withdraw();
    expect(updates()).toHaveLength(2);
    expect(
      grantedIn(
        updates()
          .slice(1)
          .map((update) => ({ 2: update, length: 3 })),
      ),
    ).toEqual([]);
  });

  it('a decision of an earlier page once', () => {
    const { storage, consent } = setup();
    consent.acceptAll(banner);
    expect(page({ storage }).updates()).toMatchObject([{ ad_storage: 'granted' }]);
  });

  it('that an answer has run out', () => {
    const { consent, clock, updates } = page();
    consent.acceptAll(banner);
    clock.now += 200 * DAY;
    consent.choose({ preferences: false }, preferences);
    expect(updates().at(-1)).toMatchObject({ analytics_storage: 'denied', ad_storage: 'denied' });
  });

  it('a service of its own, where one is named', () => {
    const context = setup();
    const { window, layer } = inlined();
    googleConsentMode(context.consent, { window, types: { analytics_storage: 'analytics/stats' } });
    context.consent.choose({ 'analytics/stats': true }, preferences);
    expect(layer.at(-1)![2]).toMatchObject({ analytics_storage: 'granted' });
  });

  it('the default even where the stub was forgotten', () => {
    const { layer } = page({}, false);
    expect(layer[0]).toMatchObject({ 1: 'default', 2: { ad_storage: 'denied' } });
  });

  it('no yes in any failure', () => {
    const fail = (): never => {
      throw new Error('blocked');
    };
    const forged = memoryStorage();
    forged.write('smallshop-consent-pk_tea', '2.forged-0123456789.analytics~1~0~a~a.x', 0);
    const failures: Partial<ConsentOptions>[] = [
      { categories: undefined as never },
      { categories: [{ id: '' }] },
      { storage: { read: fail, write: fail, clear: fail } },
      { storage: forged },
      { clock: fail },
      { clock: () => NaN },
      { random: fail },
      { onRecord: fail },
      { gpc: true },
    ];
    for (const failure of failures) {
      const { consent, layer } = page(failure);
      consent.acceptAll({ method: 'signal' } as never);
      if (failure.clock || failure.random || failure.onRecord || failure.categories) consent.acceptAll(banner);
      consent.rejectAll(banner);
      consent.withdraw();
      expect(grantedIn(layer)).toEqual([]);
    }
  });

  it('defaults that deny, where its options cannot be read', () => {
    const { window } = new JSDOM('');
    expect(() =>
      googleConsentMode(setup().consent, { window: window as unknown as Window, regions: ['EU'] }),
    ).not.toThrow();
    expect((window as unknown as { dataLayer: Entry[] }).dataLayer[0]![2]).toMatchObject({ ad_storage: 'denied' });
  });
});
