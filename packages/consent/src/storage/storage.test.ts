import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { banner, DAY, setup } from '../consent.fixture.ts';
import { cookieStorage } from './cookie.ts';
import { defaultStorage } from './default.ts';
import { localStorageOf } from './local.ts';

const jar = Symbol('cookie jar');
function tea(url = 'https://tea.example/shop/') {
  const { window, cookieJar } = new JSDOM('', { url });
  return Object.assign(window, { [jar]: cookieJar });
}

/** A page whose cookies or web storage the browser refuses, by silence or by throwing. */
function block(window: ReturnType<typeof tea>, what: 'cookie' | 'localStorage', how: 'silent' | 'throws') {
  const stop = () => {
    if (how === 'throws') throw new Error('SecurityError');
    return what === 'cookie' ? '' : undefined;
  };
  Object.defineProperty(what === 'cookie' ? window.document : window, what, { get: stop, set: stop });
}

describe('the cookie', () => {
  it('is first-party, for the whole site, and secure where the page is', () => {
    for (const [url, more] of [
      ['https://tea.example/a/', '; Secure; Domain=tea.example'],
      ['http://localhost/', ''],
    ] as const) {
      const { document } = tea(url);
      const set = vi.spyOn(document, 'cookie', 'set');
      expect(cookieStorage(document).write('c', 'yes', DAY)).toBe(true);
      expect(set).toHaveBeenCalledWith(`c=yes; Path=/; Max-Age=86400; SameSite=Lax${more}`);
    }
  });

  it('is found among others, also those whose name ends alike', () => {
    const { document } = tea();
    document.cookie = 'xc=1';
    document.cookie = 'c=yes';
    expect(cookieStorage(document).read('c')).toBe('yes');
    expect(cookieStorage(document).read('nothing')).toBeNull();
  });

  it('counts for nothing when a parent domain has another of the same name', () => {
    const { document } = tea('https://shop.tea.example/');
    document.cookie = 'c=yes; Domain=tea.example; Path=/';
    document.cookie = 'c=no; Path=/';
    expect(cookieStorage(document).read('c')).toBeNull();
  });

  it('is set on the shortest domain that the browser accepts, so that subdomains share it', () => {
    const shop = tea('https://shop.tea.co.uk/');
    expect(cookieStorage(shop.document).write('c', 'yes', DAY)).toBe(true);
    const sibling = new JSDOM('', { url: 'https://www.tea.co.uk/', cookieJar: shop[jar] }).window.document;
    expect(cookieStorage(sibling).read('c')).toBe('yes');
    expect(cookieStorage(sibling).write('c', 'no', DAY)).toBe(true);
    expect(shop.document.cookie).toBe('c=no');
  });

  it('takes the place of one that an earlier version left on the host alone', () => {
    const { document } = tea('https://shop.tea.example/');
    document.cookie = 'c=old; Path=/';
    expect(cookieStorage(document).write('c', 'new', DAY)).toBe(true);
    expect(document.cookie).toBe('c=new');
  });

  it('stays below 1 kB with six categories of fifteen services', () => {
    const { document } = tea();
    const services = Array.from({ length: 15 }, (_, i) => ({ id: `service-${i}` }));
    const many = [
      'preferences',
      'analytics',
      'marketing',
      'overseas-transfer',
      'sharing-with-others',
      'personalisation',
    ];
    const { consent } = setup({
      document,
      storage: defaultStorage(document),
      categories: many.map((id) => ({ id, services })),
    });
    consent.acceptAll(banner);
    expect(document.cookie.length).toBeGreaterThan(200);
    expect(document.cookie.length).toBeLessThan(1000);
  });

  it('can be cleared', () => {
    const storage = cookieStorage(tea().document);
    storage.write('c', 'yes', DAY);
    storage.clear('c');
    expect(storage.read('c')).toBeNull();
  });
});

describe('a decision is kept', () => {
  it('in the cookie, and nowhere else', () => {
    const window = tea();
    window.localStorage.setItem('c', 'old');
    defaultStorage(window.document).write('c', 'new', DAY);
    expect(window.document.cookie).toBe('c=new');
    expect(window.localStorage.getItem('c')).toBeNull();
  });

  for (const how of ['silent', 'throws'] as const) {
    it(`in web storage where cookies are refused (${how})`, () => {
      const window = tea();
      block(window, 'cookie', how);
      expect(defaultStorage(window.document).write('c', 'new', DAY)).toBe(true);
      expect(localStorageOf(window).read('c')).toBe('new');
      expect(defaultStorage(window.document).read('c')).toBe('new');
    });

    it(`on this page only where everything is refused (${how})`, () => {
      const window = tea();
      block(window, 'cookie', how);
      block(window, 'localStorage', how);
      const { document } = window;
      const { consent } = setup({ storage: defaultStorage(document), document });
      consent.acceptAll(banner);
      expect(consent.granted('analytics')).toBe(true);
      expect(setup({ storage: defaultStorage(document), document }).consent.granted('analytics')).toBe(false);
      consent.withdraw();
      expect(consent.granted('analytics')).toBe(false);
    });
  }
});
