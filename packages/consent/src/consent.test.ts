import { describe, expect, it, vi } from 'vitest';
import { banner, categories, DAY, NOON, preferences, setup } from './consent.fixture.ts';
import { page } from './page.fixture.ts';
import { readGpc } from './page/gpc.ts';
import type { ConsentState } from './decision/state.ts';

const none = { necessary: true, preferences: false, analytics: false, marketing: false };
const all = { necessary: true, preferences: true, analytics: true, marketing: true };

describe('a visitor', () => {
  it('has granted nothing but the necessary before answering, and has to be asked', () => {
    const { consent } = setup();
    expect(consent.state).toMatchObject({ status: 'unanswered', granted: none, decidedAt: null, recordId: null });
    expect(consent.state.pending).toEqual(['preferences', 'analytics', 'marketing']);
    expect(consent.needsAnswer).toBe(true);
  });

  it('grants everything by accepting', () => {
    const { consent } = setup();
    consent.acceptAll(banner);
    expect(consent.state).toMatchObject({ status: 'answered', granted: all, decidedAt: '2026-11-23T12:00:00.000Z' });
    expect(consent.needsAnswer).toBe(false);
  });

  it('is not asked again after refusing, for just as long as after accepting', () => {
    for (const act of ['acceptAll', 'rejectAll'] as const) {
      const { consent, storage, clock } = setup();
      consent[act](banner);
      clock.now += 180 * DAY - 1;
      expect(setup({ storage, clock: () => clock.now }).consent.needsAnswer).toBe(false);
      clock.now += 1;
      const later = setup({ storage, clock: () => clock.now }).consent;
      expect(later.needsAnswer).toBe(true);
      expect(later.state.granted).toEqual(none);
      expect(consent.granted('analytics')).toBe(false);
    }
  });

  it('can be remembered for 13 months at most', () => {
    const { consent, clock } = setup({ maxAgeDays: 3650 });
    consent.acceptAll(banner);
    clock.now += 394 * DAY;
    expect(consent.granted('analytics')).toBe(true);
    clock.now += DAY;
    expect(consent.granted('analytics')).toBe(false);
  });

  it('is remembered for whole days, and for 180 where the number makes no sense', () => {
    for (const [maxAgeDays, validity] of [
      [30, 'P30D'],
      [29.2, 'P30D'],
      [0, 'P180D'],
      [-1, 'P180D'],
      [NaN, 'P180D'],
      [Infinity, 'P395D'],
    ] as const) {
      const { consent, records } = setup({ maxAgeDays });
      consent.rejectAll(banner);
      expect(records[0]!.validity).toBe(validity);
    }
  });

  it('chooses by category', () => {
    const { consent } = setup();
    consent.choose({ preferences: true, analytics: false, marketing: false }, preferences);
    expect(consent.state).toMatchObject({ status: 'answered', granted: { ...none, preferences: true } });
  });

  it('keeps earlier answers, with their own age, when answering about one category', () => {
    const { consent, clock } = setup();
    consent.acceptAll(banner);
    clock.now += 100 * DAY;
    consent.choose({ marketing: false }, preferences);
    expect(consent.state.granted).toEqual({ ...all, marketing: false });
    clock.now += 80 * DAY;
    expect(consent.granted('analytics')).toBe(false);
  });

  it('takes everything back in one step and is not asked again', () => {
    const { consent, storage } = setup();
    consent.acceptAll(banner);
    consent.withdraw();
    expect(consent.state).toMatchObject({ status: 'answered', granted: none });
    expect(setup({ storage }).consent.state.granted).toEqual(none);
  });

  it('finds the choice again on the next page', () => {
    const { consent, storage } = setup();
    consent.choose({ analytics: true, preferences: false, marketing: false }, preferences);
    expect(setup({ storage }).consent.state).toEqual(consent.state);
  });

  it('is asked only for what changed', () => {
    const { consent, storage } = setup();
    consent.acceptAll(banner);
    const changed = categories.map((one) => (one.id === 'analytics' ? { ...one, services: [{ id: 'other' }] } : one));
    const later = setup({ storage, categories: [...changed, { id: 'chat' }] }).consent;
    expect(later.state).toMatchObject({ status: 'unanswered', pending: ['analytics', 'chat'] });
    expect(later.state.granted).toEqual({ ...all, analytics: false, chat: false });
  });

  it('has one consent per shop', () => {
    const { consent, storage } = setup();
    consent.acceptAll(banner);
    expect(setup({ storage, key: 'pk_other' }).consent.state.granted).toEqual(none);
  });

  it('has nothing to answer in a shop that asks nothing', () => {
    expect(setup({ categories: [{ id: 'necessary' }] }).consent.needsAnswer).toBe(false);
  });
});

describe('Global Privacy Control', () => {
  it('answers for marketing and whatever is sold, and is shown as honoured', () => {
    const { consent } = setup({ gpc: true, categories: [...categories, { id: 'sharing', sale: true }] });
    expect(consent.state).toMatchObject({ gpc: true, gpcHonoured: true, pending: ['preferences', 'analytics'] });
  });

  it('takes back a yes from before it was switched on, once, with a record of its own', () => {
    const { consent, storage } = setup();
    consent.acceptAll(banner);
    const withSignal = { storage, gpc: true, document: page('<html lang="de">').window.document };
    const first = setup(withSignal);
    expect(first.consent.state.granted).toEqual({ ...all, marketing: false });
    first.consent.start();
    first.consent.stop();
    expect(first.records).toMatchObject([
      { action: 'gpc', method: 'signal', layer: 'none', gpc: true, categories: { ...all, marketing: false } },
    ]);
    const second = setup(withSignal);
    second.consent.start();
    second.consent.stop();
    expect(second.records).toEqual([]);
    expect(setup({ storage, gpc: false }).consent.granted('marketing')).toBe(false);
  });

  it.each([
    [true, true],
    ['1', true],
    [false, false],
    ['0', false],
    [undefined, false],
  ])('is read from the browser: %j', (signal, on) => {
    expect(readGpc({ navigator: { globalPrivacyControl: signal } })).toBe(on);
  });

  it('yields to an explicit later choice', () => {
    const { consent, storage } = setup({ gpc: true });
    consent.choose({ marketing: true, analytics: false, preferences: false }, preferences);
    expect(consent.state).toMatchObject({ gpc: true, gpcHonoured: false, granted: { ...none, marketing: true } });
    expect(setup({ storage, gpc: true }).consent.granted('marketing')).toBe(true);
  });
});

describe('the record of an act', () => {
  it('says what was done with which control, and names no person', () => {
    const { consent, records } = setup({
      region: 'DE',
      regionSource: 'address',
      noticeHash: 'a1',
      random: () => 'id-0123456789abcdef',
    });
    consent.choose({ analytics: true }, preferences);
    expect(records).toEqual([
      {
        id: 'id-0123456789abcdef',
        action: 'choose',
        method: 'toggle',
        layer: 'second',
        categories: { ...none, analytics: true },
        services: { 'analytics/stats': true },
        withdrawn: [],
        revision: consent.state.revision,
        noticeHash: 'a1',
        language: 'en',
        region: 'DE',
        regionSource: 'address',
        gpc: false,
        decidedAt: new Date(NOON).toISOString(),
        validity: 'P180D',
      },
    ]);
    expect(consent.state.recordId).toBe('id-0123456789abcdef');
  });

  it('is one per act, each with an id of its own', () => {
    const { consent, records } = setup();
    consent.acceptAll(banner);
    consent.rejectAll(banner);
    consent.withdraw();
    expect(records.map(({ action }) => action)).toEqual(['accept_all', 'reject_all', 'withdraw']);
    expect(new Set(records.map(({ id }) => id)).size).toBe(3);
    for (const { id } of records)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('exists before anything is granted', () => {
    const seen: boolean[] = [];
    const { consent } = setup({ onRecord: () => seen.push(consent.granted('analytics')) });
    consent.acceptAll(banner);
    expect(seen).toEqual([false]);
  });
});

describe('a subscriber', () => {
  it('hears the state at once, each change, and nothing after leaving', () => {
    const { consent } = setup();
    const heard: ConsentState[] = [];
    const leave = consent.subscribe((state) => heard.push(state));
    consent.acceptAll(banner);
    leave();
    consent.rejectAll(banner);
    expect(heard.map(({ granted }) => granted['analytics'])).toEqual([false, true]);
    expect(Object.isFrozen(heard[1]) && Object.isFrozen(heard[1]!.granted)).toBe(true);
  });

  it('that fails disturbs neither the page nor the others', () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { consent } = setup();
    consent.subscribe(() => {
      throw new Error('broken widget');
    });
    const other = vi.fn();
    consent.subscribe(other);
    consent.rejectAll(banner);
    expect(other).toHaveBeenCalledTimes(2);
    expect(errors).toHaveBeenCalledTimes(2);
    errors.mockRestore();
  });

  it('that another one sent away hears nothing more', () => {
    const { consent } = setup();
    const heard = vi.fn();
    let leave = () => {};
    consent.subscribe(() => leave());
    leave = consent.subscribe(heard);
    consent.acceptAll(banner);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('that acts leaves everybody with the newest state last', () => {
    const { consent } = setup();
    consent.subscribe((state) => state.granted['analytics'] && consent.withdraw());
    const heard: boolean[] = [];
    consent.subscribe((state) => heard.push(state.granted['analytics']!));
    consent.acceptAll(banner);
    expect(heard).toEqual([false, false]);
  });
});
