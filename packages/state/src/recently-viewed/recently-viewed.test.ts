import { createConsent, type Consent } from '@smallshop/consent';
import { describe, expect, test } from 'vitest';
import { maxRecentlyViewed, recentlyViewedOf } from '../recently-viewed.ts';
import { createTestContext, messages, until } from '../test-support/test-context.ts';

const source = { method: 'button', layer: 'first' } as const;
const ready = ({ status }: { status: string }) => status === 'ready';

/** The consent engine of a site whose decisions are in `stored`. */
function consentIn(stored: Map<string, string>): Consent {
  const storage = {
    read: (name: string) => stored.get(name) ?? null,
    write: (name: string, text: string) => (stored.set(name, text), true),
    clear: (name: string) => void stored.delete(name),
  };
  return createConsent({ key: 'pk_test', categories: [{ id: 'preferences' }], storage, document: undefined });
}

function setup() {
  const testContext = createTestContext();
  const stored = new Map<string, string>();
  const open = (options: { key?: string; region?: { country: string } } = {}) => {
    const { shop } = testContext.open({ region: { country: 'US' }, ...options });
    const consent = consentIn(stored);
    return { shop, consent, viewed: recentlyViewedOf(shop, consent) };
  };
  const keysInStorage = () => [...testContext.browser.storage.keys()].filter((key) => key.endsWith(':recently-viewed'));
  return { ...testContext, testContext, open, keysInStorage };
}

const handlesIn = async (viewed: ReturnType<typeof recentlyViewedOf>) => {
  const { data } = await until(viewed.$products, ready);
  return data!.map(({ handle }) => handle);
};

describe('recently viewed products', () => {
  test('are not stored before consent, and kept across pages after it', async () => {
    const { open, keysInStorage } = setup();
    const { consent, viewed } = open();
    viewed.recordViewed('dragon-well');
    expect(viewed.$handles.get()).toEqual([]);
    expect(keysInStorage()).toEqual([]);
    consent.choose({ preferences: true }, source);
    for (const handle of ['dragon-well', 'moon-jar', '', 'dragon-well']) viewed.recordViewed(handle);
    expect(viewed.$handles.get()).toEqual(['dragon-well', 'moon-jar']);
    expect(keysInStorage()).toHaveLength(1);
    expect(open().viewed.$handles.get()).toEqual(['dragon-well', 'moon-jar']);
    // Another store on the same page has its own.
    expect(open({ key: 'pk_other' }).viewed.$handles.get()).toEqual([]);
    viewed.clear();
    expect(keysInStorage()).toEqual([]);
  });

  test('are deleted everywhere when consent is withdrawn', async () => {
    const { open, keysInStorage } = setup();
    const { consent, viewed } = open();
    consent.acceptAll(source);
    viewed.recordViewed('dragon-well');
    const other = open();
    expect(other.viewed.$handles.get()).toEqual(['dragon-well']);
    consent.withdraw(source);
    expect(viewed.$handles.get()).toEqual([]);
    expect(keysInStorage()).toEqual([]);
    await messages();
    expect(other.viewed.$handles.get()).toEqual([]);
    // A page that learns of the withdrawal late deletes what was stored before.
    const late = setup();
    late.browser.storage.set('smallshop:pk_test@mock.example:recently-viewed', '["dragon-well"]');
    expect(late.open().viewed.$handles.get()).toEqual([]);
    expect(late.keysInStorage()).toEqual([]);
  });

  test('are at most twenty, newest first, and survive unreadable text', () => {
    const { open, browser } = setup();
    const { consent, viewed } = open();
    consent.acceptAll(source);
    for (let nth = 0; nth < maxRecentlyViewed + 5; nth += 1) viewed.recordViewed(`product-${nth}`);
    expect(viewed.$handles.get()).toHaveLength(maxRecentlyViewed);
    expect(viewed.$handles.get()[0]).toBe(`product-${maxRecentlyViewed + 4}`);
    browser.storage.set('smallshop:pk_test@mock.example:recently-viewed', '{"not":"a list"}');
    viewed.recordViewed('moon-jar');
    expect(viewed.$handles.get()).toEqual(['moon-jar']);
  });

  test('are fetched in one request, in the region of the shopper, without those that are gone', async () => {
    const empty = setup();
    expect(await handlesIn(empty.open().viewed)).toEqual([]);
    expect(empty.asked()).toEqual([]);
    const { open, asked, testContext } = setup();
    const { shop, consent, viewed } = open();
    consent.acceptAll(source);
    for (const handle of ['moon-jar', 'no-longer-sold', 'dragon-well']) viewed.recordViewed(handle);
    expect(await handlesIn(viewed)).toEqual(['dragon-well', 'moon-jar']);
    expect(asked()).toEqual(['catalog.listProducts']);
    await shop.region.choose({ country: 'DE' });
    const { data } = await until(viewed.$products, ({ data: list }) => list?.[0]?.priceRange.min.currency === 'EUR');
    expect(data).toHaveLength(2);
    testContext.server.set('offline');
    viewed.recordViewed('celadon-cup');
    const failed = await until(viewed.$products, ({ status }) => status === 'error');
    expect(failed).toMatchObject({ error: { code: 'network_error' }, data: { length: 2 } });
    testContext.server.set('normal');
    viewed.retry();
    expect((await until(viewed.$products, ready)).data).toHaveLength(3);
  });

  test('belong to a shop: asking again returns the same', () => {
    const { shop, consent, viewed } = setup().open();
    expect(recentlyViewedOf(shop, consent)).toBe(viewed);
  });
});
