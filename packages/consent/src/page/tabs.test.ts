import { BroadcastChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { Consent } from '../consent.ts';
import { banner, setup } from '../consent.fixture.ts';
import { page } from '../page.fixture.ts';
import { memoryStorage } from '../storage/memory.ts';

const open: Consent[] = [];
afterEach(() => {
  for (const consent of open.splice(0)) consent.stop();
});

function tab(storage = memoryStorage(), key = `pk_${open.length}`, channel = true) {
  const { window } = page('');
  if (channel) Object.assign(window, { BroadcastChannel });
  const { consent } = setup({ storage, key, document: window.document });
  consent.start();
  open.push(consent);
  return { consent, window };
}

const becomes = (consent: Consent, granted: boolean) =>
  new Promise<void>((resolve) => {
    consent.subscribe((state) => state.granted['analytics'] === granted && resolve());
  });

describe('a second tab', () => {
  it('follows a yes and a no', async () => {
    const storage = memoryStorage();
    const [one, two] = [tab(storage, 'pk_a'), tab(storage, 'pk_a')];
    one.consent.acceptAll(banner);
    await becomes(two.consent, true);
    two.consent.withdraw();
    await becomes(one.consent, false);
    expect(one.consent.state.status).toBe('answered');
  });

  it('follows by storage events where there is no channel', () => {
    const storage = memoryStorage();
    const [one, two] = [tab(storage, 'pk_b', false), tab(storage, 'pk_b', false)];
    one.consent.acceptAll(banner);
    expect(two.consent.state.granted['analytics']).toBe(false);
    two.window.dispatchEvent(new two.window.StorageEvent('storage', { key: 'smallshop-consent-pk_b.ping' }));
    expect(two.consent.state.granted['analytics']).toBe(true);
    expect(one.window.localStorage.length).toBe(0);
  });

  it('asks again when all storage was cleared', () => {
    const storage = memoryStorage();
    const { consent, window } = tab(storage, 'pk_c', false);
    consent.acceptAll(banner);
    storage.clear('smallshop-consent-pk_c');
    window.dispatchEvent(new window.StorageEvent('storage', { key: null }));
    expect(consent.needsAnswer).toBe(true);
    expect(consent.granted('analytics')).toBe(false);
  });

  it('catches up when it comes to the front', () => {
    const storage = memoryStorage();
    const { consent, window } = tab(storage, 'pk_d', false);
    setup({ storage, key: 'pk_d' }).consent.acceptAll(banner);
    window.document.dispatchEvent(new window.Event('visibilitychange'));
    expect(consent.state.granted['analytics']).toBe(true);
  });

  it('learns nothing from a forged message', () => {
    const { consent, window } = tab(undefined, 'pk_e', false);
    window.dispatchEvent(
      new window.StorageEvent('storage', { key: 'smallshop-consent-pk_e', newValue: '1.forged.analytics~10~a~a.x' }),
    );
    expect(consent.granted('analytics')).toBe(false);
  });

  it('that stopped listens no longer', () => {
    const storage = memoryStorage();
    const { consent, window } = tab(storage, 'pk_f', false);
    consent.stop();
    setup({ storage, key: 'pk_f' }).consent.acceptAll(banner);
    window.dispatchEvent(new window.StorageEvent('storage', { key: null }));
    window.document.dispatchEvent(new window.Event('visibilitychange'));
    expect(consent.state.granted['analytics']).toBe(false);
  });
});
