import { describe, expect, it, vi } from 'vitest';
import { banner, DAY, preferences, setup } from './consent.fixture.ts';

const categories = [
  { id: 'necessary' },
  { id: 'analytics', services: [{ id: 'stats' }, { id: 'heat' }] },
  { id: 'marketing', services: [{ id: 'pixel' }, { id: 'video' }] },
  { id: 'abroad', separate: true, services: [{ id: 'mail' }] },
];
const placeholder = { method: 'button', layer: 'embed' } as const;

describe('a choice by service', () => {
  it('follows the switch of its category, and one that is named wins over it', () => {
    const { consent, records } = setup({ categories });
    consent.choose({ analytics: true, 'analytics/heat': false, marketing: false, abroad: false }, preferences);
    expect(consent.state.services).toMatchObject({ 'analytics/stats': true, 'analytics/heat': false });
    expect(consent.state.granted['analytics']).toBe(false);
    expect(consent.granted('analytics/stats')).toBe(true);
    expect(consent.granted('analytics')).toBe(false);
    expect(consent.needsAnswer).toBe(false);
    expect(records[0]).toMatchObject({
      categories: { analytics: false },
      services: { 'analytics/stats': true, 'analytics/heat': false },
    });
  });

  it('makes the category whole when every service has a yes', () => {
    const { consent } = setup({ categories });
    consent.choose({ 'analytics/stats': true, 'analytics/heat': true }, preferences);
    expect(consent.granted('analytics')).toBe(true);
  });

  it('for one service alone leaves the others unanswered, and the next page knows', () => {
    const { consent, storage } = setup({ categories });
    consent.choose({ 'marketing/video': true }, placeholder);
    for (const page of [consent, setup({ categories, storage }).consent]) {
      expect(page.granted('marketing/video')).toBe(true);
      expect(page.granted('marketing/pixel')).toBe(false);
      expect(page.state.pending).toEqual(['analytics', 'marketing', 'abroad']);
    }
    consent.rejectAll(banner);
    expect(consent.granted('marketing/video')).toBe(false);
    expect(consent.needsAnswer).toBe(false);
  });

  it('does not make the answers to the others younger', () => {
    const { consent, clock } = setup({ categories });
    consent.acceptAll(banner);
    clock.now += 179 * DAY;
    consent.choose({ 'analytics/heat': false }, preferences);
    expect(consent.granted('analytics/stats')).toBe(true);
    clock.now += DAY;
    expect(consent.granted('analytics/stats')).toBe(false);
  });

  it('of an unknown name changes nothing', () => {
    const { consent } = setup({ categories });
    consent.choose({ 'analytics/spy': true, 'chat/x': true, analytics: false }, preferences);
    expect(Object.values(consent.state.services).includes(true)).toBe(false);
    expect(consent.granted('analytics/spy')).toBe(false);
  });

  it('is asked again as a whole when a service comes along', () => {
    const { consent, storage } = setup({ categories });
    consent.acceptAll(banner);
    const more = categories.map((one) =>
      one.id === 'analytics' ? { ...one, services: [...one.services!, { id: 'new' }] } : one,
    );
    const later = setup({ categories: more, storage }).consent;
    expect(later.state.pending).toEqual(['analytics', 'abroad']);
    expect(later.granted('analytics/stats')).toBe(false);
    expect(later.granted('marketing/pixel')).toBe(true);
  });

  it('under Global Privacy Control holds for the service that was named only', () => {
    const { consent, storage } = setup({ categories });
    consent.acceptAll(banner);
    const later = setup({ categories, storage, gpc: true }).consent;
    expect(later.state.services).toMatchObject({
      'marketing/pixel': false,
      'marketing/video': false,
      'analytics/heat': true,
    });
    later.choose({ 'marketing/video': true }, placeholder);
    expect(later.state.services).toMatchObject({ 'marketing/pixel': false, 'marketing/video': true });
    expect(later.state.gpcHonoured).toBe(false);
    expect(later.state.pending).toEqual(['abroad']);
  });
});

describe('a consent of its own', () => {
  it('is not given by accepting everything, but by name, and refused with everything', () => {
    const { consent } = setup({ categories });
    consent.acceptAll(banner);
    expect(consent.granted('abroad')).toBe(false);
    expect(consent.state.pending).toEqual(['abroad']);
    consent.choose({ abroad: true }, preferences);
    expect(consent.granted('abroad')).toBe(true);
    consent.acceptAll(banner);
    expect(consent.granted('abroad')).toBe(true);
    consent.rejectAll(banner);
    expect(consent.granted('abroad')).toBe(false);
  });

  it('asks again once it is asked apart: a bundled yes does not cover it', () => {
    const { consent, storage } = setup({ categories: [{ id: 'analytics' }] });
    consent.acceptAll(banner);
    expect(setup({ storage, categories: [{ id: 'analytics', separate: true }] }).consent.state.pending).toEqual([
      'analytics',
    ]);
  });
});

describe('a stop hook', () => {
  it('runs when its service is taken back, once each time, and before subscribers hear', () => {
    const { consent } = setup({ categories });
    const heard: string[] = [];
    consent.onStop('marketing/pixel', () => heard.push('stop'));
    consent.subscribe(({ services }) => heard.push(services['marketing/pixel'] ? 'on' : 'off'));
    consent.acceptAll(banner);
    consent.choose({ 'marketing/pixel': false }, preferences);
    consent.choose({ analytics: false }, preferences);
    consent.acceptAll(banner);
    consent.withdraw();
    expect(heard).toEqual(['off', 'on', 'stop', 'off', 'off', 'on', 'stop', 'off']);
  });

  it('that was removed does not run; one that throws disturbs nothing', () => {
    const { consent } = setup({ categories });
    const gone = vi.fn();
    consent.onStop('analytics', gone)();
    consent.onStop('analytics', () => {
      throw new Error('theirs');
    });
    consent.acceptAll(banner);
    consent.withdraw();
    expect(gone).not.toHaveBeenCalled();
    expect(consent.granted('analytics')).toBe(false);
  });
});
