import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsentOptions } from './consent.ts';
import { createConsent } from './create-consent.ts';
import { banner, categories, DAY, NOON, setup } from './consent.fixture.ts';
import { memoryStorage } from './storage/memory.ts';
import type { ConsentStorage } from './storage/port.ts';

const fail = (): never => {
  throw new Error('blocked');
};
const optional = ['preferences', 'analytics', 'marketing'];
const grantedOf = (consent: { granted(id: string): boolean }) => optional.filter((id) => consent.granted(id));

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

describe('with a configuration that is', () => {
  it.each([
    ['missing', undefined],
    ['null', null],
    ['a string', 'analytics'],
    ['a number', 7],
    ['an error page', { error: 500 }],
    ['a list of nothing', [null]],
    ['a list of names', ['analytics']],
    ['without ids', [{ required: true }]],
    ['with an id that is no id', [{ id: '__proto__' }, { id: 'analytics' }]],
    ['with a category twice', [{ id: 'analytics' }, { id: 'analytics', required: true }]],
    ['with services that are none', [{ id: 'analytics', services: 'stats' }]],
    ['truthy where it should be true', [{ id: 'analytics', required: 'yes' }]],
  ])('%s, nothing is granted and nothing throws', (_, broken) => {
    const { consent } = setup({ categories: broken as never });
    expect(grantedOf(consent)).toEqual([]);
    consent.rejectAll(banner);
    consent.withdraw();
    expect(grantedOf(consent)).toEqual([]);
  });
});

describe('with a storage that', () => {
  const working = memoryStorage();
  it.each<[string, ConsentStorage]>([
    ['throws at everything', { read: fail, write: fail, clear: fail }],
    ['loses what it is given', { read: () => null, write: () => true, clear: () => undefined }],
    ['cannot be written', { ...working, write: () => false }],
    ['cannot be read', { ...working, read: fail }],
    ['answers with rubbish', { ...working, read: () => 'analytics=granted' }],
    ['answers with objects', { ...working, read: () => ({ analytics: true }) as never }],
  ])('%s, nothing is granted before the act, and the act holds on this page', (_, storage) => {
    const { consent } = setup({ storage });
    expect(grantedOf(consent)).toEqual([]);
    consent.acceptAll(banner);
    expect(grantedOf(consent)).toEqual(optional);
    consent.withdraw();
    expect(grantedOf(consent)).toEqual([]);
    expect(grantedOf(setup({ storage }).consent)).toEqual([]);
  });

  it('cannot be changed any more, an old yes does not come back after a no', () => {
    const storage = memoryStorage();
    setup({ storage }).consent.acceptAll(banner);
    const { consent } = setup({ storage: { read: storage.read, write: () => false, clear: fail } });
    consent.withdraw();
    consent.choose({ preferences: false }, banner);
    expect(grantedOf(consent)).toEqual([]);
  });

  it('was blocked during a yes in this tab, a later answer does not save it over the no of another tab', () => {
    const storage = memoryStorage();
    let isBlocked = true;
    const guard = <T>(run: () => T): T => (isBlocked ? fail() : run());
    const here = setup({
      storage: {
        read: (key) => guard(() => storage.read(key)),
        write: (...text) => guard(() => storage.write(...text)),
        clear: (key) => guard(() => storage.clear(key)),
      },
    }).consent;
    here.acceptAll(banner);
    expect(grantedOf(here)).toEqual(optional);
    isBlocked = false;
    const there = setup({ storage }).consent;
    there.withdraw();
    here.choose({ preferences: true }, banner);
    expect(grantedOf(here)).toEqual(['preferences']);
    expect(grantedOf(setup({ storage }).consent)).toEqual(['preferences']);
  });
});

describe('with a clock that', () => {
  it.each<[string, () => number]>([
    ['throws', fail],
    ['is not a number', () => NaN],
    ['is endless', () => Infinity],
    ['gives text', () => 'today' as never],
    ['is a day slow', () => NOON - DAY],
    ['is years fast', () => NOON + 1000 * DAY],
  ])('%s, a stored yes does not count', (_, clock) => {
    const { consent, storage } = setup();
    consent.acceptAll(banner);
    const later = setup({ storage, clock }).consent;
    expect(grantedOf(later)).toEqual([]);
    expect(later.needsAnswer).toBe(true);
  });

  it('is set back by seconds, a stored yes still counts', () => {
    const { consent, clock } = setup();
    consent.acceptAll(banner);
    clock.now -= 5000;
    expect(consent.granted('analytics')).toBe(true);
  });

  it('is broken, an act cannot be dated and grants nothing', () => {
    const { consent, records } = setup({ clock: () => NaN });
    consent.acceptAll(banner);
    expect(grantedOf(consent)).toEqual([]);
    expect(records).toEqual([]);
  });
});

describe('when an act cannot be recorded', () => {
  it.each<[string, Partial<ConsentOptions>]>([
    ['no random ids', { random: fail }],
    ['empty ids', { random: () => '' }],
    ['ids that are not text', { random: () => undefined as never }],
    ['a record taker that fails', { onRecord: fail }],
    ['a language that fails', { language: fail }],
  ])('(%s) nothing is granted, and an earlier yes is gone', (_, broken) => {
    const { consent, storage } = setup();
    consent.acceptAll(banner);
    const later = setup({ storage, ...broken }).consent;
    expect(grantedOf(later)).toEqual(optional);
    later.acceptAll(banner);
    expect(grantedOf(later)).toEqual([]);
    expect(grantedOf(setup({ storage }).consent)).toEqual([]);
  });

  it('a record that is lost on its way has no effect on the page', async () => {
    const { consent } = setup({ onRecord: () => Promise.reject(new Error('offline')) });
    consent.acceptAll(banner);
    await Promise.resolve();
    expect(grantedOf(consent)).toEqual(optional);
  });
});

describe('without a control that a person used', () => {
  it.each([undefined, null, {}, 'button', { method: 'signal', layer: 'none' }, { method: 'button', layer: 'third' }])(
    'nothing is granted by %j, but a no is heard',
    (source) => {
      const { consent, records } = setup();
      consent.acceptAll(source as never);
      consent.choose({ analytics: true }, source as never);
      expect(grantedOf(consent)).toEqual([]);
      expect(records).toEqual([]);
      consent.choose({ necessary: true, analytics: false }, source as never);
      consent.rejectAll(source as never);
      expect(records.map(({ action }) => action)).toEqual(['choose', 'reject_all']);
    },
  );
});

it('a choice grants by true alone, and only what is its own', () => {
  const { consent } = setup();
  const inherited = Object.create({ marketing: true }) as Record<string, boolean>;
  consent.choose(Object.assign(inherited, { preferences: 1, analytics: 'true' }) as never, banner);
  consent.choose(null as never, banner);
  expect(grantedOf(consent)).toEqual([]);
});

it('an unknown category is denied, whatever its name', () => {
  const { consent } = setup();
  consent.acceptAll(banner);
  for (const id of ['', 'chat', 'constructor', '__proto__', undefined])
    expect(consent.granted(id as never)).toBe(false);
});

it('without a document, as on a server, nothing is granted and starting does nothing', () => {
  const consent = createConsent({ key: 'pk_tea', categories });
  consent.start();
  expect(consent.state.granted['analytics']).toBe(false);
  consent.stop();
});
