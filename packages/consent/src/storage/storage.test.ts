import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { banner, DAY, setup } from '../fixture.ts';
import { cookieStorage } from './cookie.ts';
import { defaultStorage } from './default.ts';
import { localStorageOf } from './local.ts';

const tea = (url = 'https://tea.example/shop/') => new JSDOM('', { url }).window;

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
    for (const [url, more] of [['https://tea.example/a/', '; Secure; Domain=tea.example'], ['http://localhost/', '']] as const) {
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
