import { afterEach, describe, expect, test, vi } from 'vitest';
import { browserChannel, browserPorts, safeStorage } from './browser.ts';

/** As much of the browser's storage as is used. */
class FakeStorage {
  [key: string]: unknown;
  getItem(key: string) {
    return Object.hasOwn(this, key) ? String(this[key]) : null;
  }
  setItem(key: string, value: string) {
    this[key] = value;
  }
  removeItem(key: string) {
    delete this[key];
  }
}
const fakeStorage = () => new FakeStorage() as unknown as Storage;
afterEach(() => void vi.unstubAllGlobals());

describe('storage', () => {
  test('keeps text under keys that can be listed', () => {
    const area = fakeStorage();
    const storage = safeStorage(() => area);
    storage.set('shop:a', '1');
    storage.set('other', '2');
    expect(storage.get('shop:a')).toBe('1');
    expect(storage.keys('shop:')).toEqual(['shop:a']);
    storage.remove('shop:a');
    expect(storage.get('shop:a')).toBeNull();
  });

  test('that is blocked lasts as long as the page', () => {
    const storage = safeStorage(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    storage.set('shop:a', '1');
    expect(storage.get('shop:a')).toBe('1');
    expect(storage.keys('shop:')).toEqual(['shop:a']);
    storage.remove('shop:a');
    expect(storage.get('shop:a')).toBeNull();
    expect(storage.keys('shop:')).toEqual([]);
  });

  test('that is full does not show what was there before', () => {
    const area = fakeStorage();
    const storage = safeStorage(() => area);
    storage.set('shop:a', 'old');
    area.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    storage.set('shop:a', 'new');
    expect(storage.get('shop:a')).toBe('new');
  });
});

describe('the channel to other tabs', () => {
  test('carries what was written, and ends', async () => {
    vi.stubGlobal('window', new EventTarget());
    const one = browserChannel('shop');
    const two = browserChannel('shop');
    one.listen(() => {});
    const off = await new Promise<() => void>((resolve) => {
      const stop = two.listen((key, value) => resolve(() => (expect([key, value]).toEqual(['cart', '{}']), stop())));
      one.post('cart', '{}');
    });
    off();
    one.listen(() => {})();
    one.post('cart', null);
  });
});

describe('waking', () => {
  test('comes with the network, with focus, and with being visible', () => {
    const window = new EventTarget();
    const document = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
    vi.stubGlobal('window', window);
    vi.stubGlobal('document', document);
    const woken = vi.fn();
    const off = browserPorts('shop').online.listen(woken);
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(woken).toHaveBeenCalledTimes(2);
    document.visibilityState = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(woken).toHaveBeenCalledTimes(3);
    off();
    window.dispatchEvent(new Event('online'));
    expect(woken).toHaveBeenCalledTimes(3);
  });
});

describe('in Node', () => {
  test('everything works in memory, and nothing keeps the process', async () => {
    const { storage, session, channel, online, timer, clock, random } = browserPorts('shop');
    storage.set('a', '1');
    session.set('a', '2');
    expect([storage.get('a'), session.get('a')]).toEqual(['1', '2']);
    channel.listen(() => {})();
    channel.post('a', null);
    online.listen(() => {})();
    timer.after(60_000, () => {})();
    expect(clock()).toBeGreaterThan(0);
    expect(random()).toMatch(/^[0-9a-f]{32}$/);
  });

  test('work under a lock is done one at a time, with and without the browser’s locks', async () => {
    for (const navigator of [globalThis.navigator, undefined]) {
      vi.stubGlobal('navigator', navigator);
      const { locks } = browserPorts('shop');
      expect(await locks.run('name', () => 7)).toBe(7);
    }
  });
});
