import { JSDOM, CookieJar } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { banner, DAY, preferences, setup } from './consent.fixture.ts';
import { cookieStorage } from './storage/cookie.ts';

/** Two hosts of one site, in one browser. */
function site() {
  const jar = new CookieJar();
  const open = (host: string, ids: readonly string[], more = {}) => {
    const { document } = new JSDOM('', { url: `https://${host}/`, cookieJar: jar }).window;
    return setup({
      key: 'site',
      document,
      storage: cookieStorage(document),
      categories: ids.map((id) => ({ id })),
      ...more,
    });
  };
  return {
    a: (ids = ['analytics', 'marketing'], more = {}) => open('a.tea.example', ids, more),
    b: (ids = ['chat'], more = {}) => open('b.tea.example', ids, more),
    jar,
  };
}

describe('hosts of one site with the same key', () => {
  it('keep each other’s answers where they ask other things', () => {
    const { a, b } = site();
    a().consent.choose({ analytics: true, marketing: false }, preferences);
    const other = b();
    expect(other.consent.state).toMatchObject({ status: 'unanswered', pending: ['chat'], recordId: null });
    other.consent.acceptAll(banner);
    other.consent.withdraw();
    expect(a().consent.state).toMatchObject({ status: 'answered', granted: { analytics: true, marketing: false } });
    expect(b().consent.state).toMatchObject({
      status: 'answered',
      granted: { chat: false },
      recordId: other.records[1]!.id,
    });
  });

  it('keep them too where they ask about one category in another way', () => {
    const { a, b } = site();
    const services = (id: string) => ({ categories: [{ id: 'analytics', services: [{ id }] }] });
    a([], services('stats')).consent.acceptAll(banner);
    b([], services('heat')).consent.rejectAll(banner);
    expect(a([], services('stats')).consent.granted('analytics/stats')).toBe(true);
    expect(b([], services('heat')).consent.state).toMatchObject({ pending: [], services: { 'analytics/heat': false } });
  });

  it('agree where they ask the same: the later answer holds on both', () => {
    const { a, b } = site();
    a().consent.acceptAll(banner);
    expect(b(['analytics', 'marketing']).consent.state).toMatchObject({
      status: 'answered',
      granted: { analytics: true },
    });
    b(['analytics', 'marketing']).consent.withdraw();
    expect(a().consent.state).toMatchObject({ status: 'answered', granted: { analytics: false, marketing: false } });
  });

  it('keep them where a record fails on the other one, which grants nothing there', () => {
    const { a, b } = site();
    a().consent.acceptAll(banner);
    const failing = b(['chat'], {
      onRecord: () => {
        throw new Error('no records today');
      },
    });
    failing.consent.acceptAll(banner);
    expect([failing.consent.granted('chat'), b().consent.granted('chat'), a().consent.granted('analytics')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('drop what has run out', () => {
    const { a, b, jar } = site();
    a().consent.acceptAll(banner);
    const later = b();
    later.clock.now += 181 * DAY;
    later.consent.acceptAll(banner);
    expect(jar.getCookieStringSync('https://tea.example/')).not.toContain('analytics');
  });
});

describe('a record', () => {
  it('lists what was granted and no longer is, whatever took it back', () => {
    const { consent, records } = setup({
      categories: [
        { id: 'necessary' },
        { id: 'preferences' },
        { id: 'analytics', services: [{ id: 'stats' }, { id: 'heat' }] },
      ],
    });
    consent.choose({ preferences: true, 'analytics/stats': true, 'analytics/heat': false }, preferences);
    consent.choose({ preferences: true, 'analytics/stats': false, 'analytics/heat': true }, preferences);
    consent.rejectAll(banner);
    consent.withdraw();
    expect(records.map(({ withdrawn }) => withdrawn)).toEqual([
      [],
      ['analytics/stats'],
      ['preferences', 'analytics/heat'],
      [],
    ]);
  });
});
