import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import type { Category, StoredItem } from '../categories.ts';
import { banner, preferences, setup } from '../consent.fixture.ts';
import { pathsOf } from './cookies.ts';
import { clearStored } from './index.ts';

const tea = (url = 'https://shop.tea.example/en/green/') => new JSDOM('', { url }).window;

/** A browser's databases or caches, as far as clearing asks for them. */
function databases(...names: string[]) {
  const left = new Set(names);
  const deleteDatabase = (name: string) => {
    const request: { onsuccess?: () => void; onblocked?: () => void } = {};
    queueMicrotask(() => (name === 'busy' ? request.onblocked?.() : (left.delete(name), request.onsuccess?.())));
    return request;
  };
  return { left, deleteDatabase, databases: async () => [...left].map((name) => ({ name })) };
}

function caches(...names: string[]) {
  const left = new Set(names);
  return { left, keys: async () => [...left], delete: async (name: string) => left.delete(name) };
}

const clear = (window: ReturnType<typeof tea>, denied: StoredItem[], kept?: StoredItem[]) =>
  clearStored(window.document, denied, kept);

describe('clearing', () => {
  it('removes cookies of the host, its parents and the paths above the page, by name and by pattern', async () => {
    const window = tea();
    const { document } = window;
    for (const cookie of [
      '_ga=1; Path=/; Domain=tea.example',
      '_ga=2; Path=/en',
      '_ga_X1=3; Path=/; Domain=shop.tea.example',
      '_pk.id=4; Path=/en/green/',
      'basket=5; Path=/',
      'x_ga=6; Path=/',
    ])
      document.cookie = cookie;
    await clear(window, [{ name: '_ga' }, { name: '_ga_*' }, { name: /^_pk\./g }]);
    expect(document.cookie).toBe('basket=5; x_ga=6');
  });

  it('knows the paths that a page is under', () => {
    expect(pathsOf('/')).toEqual(['/']);
    expect(pathsOf('/en/green/')).toEqual(['/', '/en', '/en/', '/en/green', '/en/green/']);
  });

  it('removes what lies in web storage, databases and caches, of the kind that was named', async () => {
    const window = tea();
    const view = { indexedDB: databases('_stats-db', 'basket', 'busy'), caches: caches('_stats-v1', 'shop') };
    Object.assign(window, view);
    for (const storage of [window.localStorage, window.sessionStorage]) {
      storage.setItem('_stats:1', 'x');
      storage.setItem('basket', 'x');
    }
    await clear(window, [
      { name: '_stats*' },
      { name: 'busy', store: 'indexedDB' },
      { name: 'basket', store: 'cookie' },
    ]);
    expect([...view.indexedDB.left]).toEqual(['basket', 'busy']);
    expect([...view.caches.left]).toEqual(['shop']);
    expect(Object.keys(window.localStorage)).toEqual(['basket']);
    expect(Object.keys(window.sessionStorage)).toEqual(['basket']);
  });

  it('tries a database by its name where the browser cannot list them', async () => {
    const window = tea();
    const { left, deleteDatabase } = databases('heat');
    Object.assign(window, { indexedDB: { deleteDatabase } });
    await clear(window, [{ name: 'heat', store: 'indexedDB' }]);
    expect([...left]).toEqual([]);
  });

  it('keeps what somebody else still needs, and reads no more into a name than is there', async () => {
    const window = tea();
    for (const name of ['_ga', 'a.b', 'axb', 'shared']) window.localStorage.setItem(name, 'x');
    await clear(window, [{ name: 'a.b' }, { name: 'shared' }], [{ name: 'sha*' }]);
    expect(Object.keys(window.localStorage).sort()).toEqual(['_ga', 'axb', 'shared']);
  });

  it('clears the rest where one kind of storage is blocked', async () => {
    const window = tea();
    const blocked = {
      get: () => {
        throw new Error('SecurityError');
      },
    };
    for (const name of ['sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, blocked);
    Object.defineProperty(window.document, 'cookie', blocked);
    window.localStorage.setItem('_stats', 'x');
    await expect(clear(window, [{ name: '_stats' }])).resolves.toBeUndefined();
    expect(window.localStorage.length).toBe(0);
  });
});

describe('taking consent back', () => {
  const categories: Category[] = [
    { id: 'necessary', services: [{ id: 'cart', storage: [{ name: 'smallshop:*' }] }] },
    {
      id: 'analytics',
      services: [
        { id: 'stats', storage: [{ name: '_stats*' }, { name: 'shared' }] },
        { id: 'heat', storage: [{ name: 'shared' }] },
      ],
    },
  ];

  function shop(url?: string) {
    const window = tea(url);
    const { consent } = setup({ document: window.document, categories });
    const write = () => {
      window.document.cookie = '_stats=1; Path=/; Domain=tea.example';
      window.localStorage.setItem('shared', 'x');
      window.localStorage.setItem('smallshop:cart', 'x');
    };
    return { window, consent, write };
  }

  it('leaves nothing of what the services declared, and everything else', async () => {
    const { window, consent, write } = shop();
    consent.acceptAll(banner);
    write();
    await consent.cleared();
    expect(window.document.cookie).toContain('_stats');
    consent.withdraw();
    await consent.cleared();
    expect(window.document.cookie).toBe('');
    expect(Object.keys(window.localStorage)).toEqual(['smallshop:cart']);
  });

  it('from one service keeps what another one that is granted uses too', async () => {
    const { window, consent, write } = shop();
    consent.acceptAll(banner);
    write();
    consent.choose({ 'analytics/stats': false }, preferences);
    await consent.cleared();
    expect(window.document.cookie).toBe('');
    expect(window.localStorage.getItem('shared')).toBe('x');
  });

  it('clears again on the next page: scripts write while theirs goes away', async () => {
    const { window, consent, write } = shop();
    consent.rejectAll(banner);
    await consent.cleared();
    write();
    consent.start();
    await consent.cleared();
    consent.stop();
    expect(window.document.cookie).toBe('');
    expect(window.localStorage.getItem('shared')).toBeNull();
  });

  it('touches nothing before there is an answer', async () => {
    const { window, consent, write } = shop();
    write();
    consent.start();
    await consent.cleared();
    consent.stop();
    expect(window.localStorage.getItem('shared')).toBe('x');
  });

  it('tries no parent domain where the shop is opened by its numeric address', async () => {
    const { window, consent } = shop('http://127.0.0.1:4600/');
    const set = vi.spyOn(window.document, 'cookie', 'set');
    consent.rejectAll(banner);
    await consent.cleared();
    expect(set.mock.calls.flat().join()).not.toContain('Domain');
  });

  it('keeps the answer itself, whatever a pattern fits', async () => {
    const window = tea();
    const { document } = window;
    const greedy = [{ id: 'analytics', services: [{ id: 'all', storage: [{ name: '*' }] }] }];
    const { consent } = setup({ document, categories: greedy, storage: undefined as never });
    document.cookie = 'any=1; Path=/';
    consent.rejectAll(banner);
    await consent.cleared();
    expect(document.cookie).toMatch(/^smallshop-consent-pk_tea=/);
    expect(document.cookie).not.toContain('any');
  });
});
