import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { banner, setup } from '../consent.fixture.ts';
import { applyPack, eeaCountries, isRegionCode, modeOf, packFor, usStates } from './index.ts';

describe('the rules of a place', () => {
  it.each([
    ['DE', 'eea'],
    ['de', 'eea'],
    ['NO', 'eea'],
    ['FR-75', 'eea'],
    ['GB', 'uk'],
    ['GB-SCT', 'uk'],
    ['CH', 'ch'],
    ['US-CA', 'us-ca'],
    ['US', 'us-ca'],
    ['US-TX', 'us-opt-out'],
    ['US-WA', 'us-opt-out'],
    ['CN', 'cn'],
    ['BR', 'br'],
    ['BR-SP', 'br'],
  ])('%s has the pack %s', (region, id) => {
    expect(packFor(region).pack.id).toBe(id);
  });

  it.each([undefined, null, '', 'EU', 'UK', 'Germany', 'US-XX', 'DE-', 'JP', 'HK', 'CA', '__proto__', 'XX'])(
    '%j has the strictest',
    (region) => {
      expect(packFor(region).pack.id).toBe('strictest');
    },
  );

  it('says how the place is known; a guess makes rules stricter, never looser', () => {
    expect(packFor('BR', 'address')).toMatchObject({ pack: { id: 'br' }, region: 'BR', source: 'address' });
    expect(packFor('BR', 'accept_language')).toMatchObject({
      pack: { id: 'strictest' },
      region: 'BR',
      source: 'accept_language',
    });
    expect(packFor('EU', 'network')).toMatchObject({ region: null, source: 'unknown' });
  });

  it('in the strictest hold all together', () => {
    const { pack: strict } = packFor(null);
    for (const region of [...eeaCountries, 'GB', 'CH', 'US-CA', 'US-CO', 'CN', 'BR']) {
      const { pack } = packFor(region);
      expect(Object.values(strict.modes)).not.toContain('opt-out');
      expect(strict.choicesLink || !pack.choicesLink).toBe(true);
      expect(strict.cards).toEqual(expect.arrayContaining([...pack.cards]));
      expect(strict.basicMode || !pack.basicMode).toBe(true);
      expect(pack.separate === 'none' || strict.separate === pack.separate).toBe(true);
      expect(pack.sources.length).toBeGreaterThan(0);
    }
  });

  it('in California are a permanent link and a signal that binds and is shown', () => {
    expect(packFor('US-CA').pack).toMatchObject({ choicesLink: true, gpc: { binding: true, display: true } });
  });

  it('know the states by code and day', () => {
    for (const [code, { since, signal }] of Object.entries(usStates)) {
      expect(isRegionCode(code)).toBe(true);
      for (const day of [since, signal ?? since]) expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
      expect((signal ?? since) >= since || code === 'US-CA').toBe(true);
    }
  });
});

const categories = [
  { id: 'necessary', services: [{ id: 'pay', recipients: ['Bank'], legalBasis: 'contract' }] },
  { id: 'preferences', services: [{ id: 'look', legalBasis: 'consent' }] },
  { id: 'analytics', services: [{ id: 'stats', countries: ['CN'], legalBasis: 'consent' }] },
  {
    id: 'marketing',
    services: [
      {
        id: 'pixel',
        legalBasis: 'consent',
        recipients: [{ name: 'Ads Inc', country: 'US' }],
        overseas: { recipient: 'Ads Inc', country: 'US', contact: 'privacy@ads.example' },
      },
    ],
  },
];

describe('mainland China', () => {
  it('asks separately about data that is shared or sent abroad, and about nothing else', () => {
    const here = applyPack(categories, packFor('CN'));
    expect(here.filter((one) => 'separate' in one).map(({ id }) => id)).toEqual(['marketing']);
    const { consent } = setup({ categories: here });
    consent.acceptAll(banner);
    expect(consent.state.granted).toEqual({ necessary: true, preferences: true, analytics: true, marketing: false });
    expect(consent.state.pending).toEqual(['marketing']);
  });

  it('is not what others are asked', () => {
    expect(applyPack(categories, packFor('DE'))).toBe(categories);
  });
});

it('opt-out is what the law calls it, never a grant: in no place is anything granted without an act', () => {
  const place = fc.oneof(
    fc.constantFrom('US-CA', 'US-CO', 'CH', 'CN', 'BR', 'DE', 'GB', ...Object.keys(usStates)),
    fc.string(),
  );
  fc.assert(
    fc.property(
      place,
      fc.boolean(),
      fc.constantFrom('page', 'address', 'network', 'accept_language'),
      (region, gpc, source) => {
        const placed = packFor(region, source as 'page');
        const { consent } = setup({
          gpc,
          categories: applyPack(categories, placed),
          ...(placed.region && { region: placed.region }),
        });
        expect(consent.state.granted).toEqual({
          necessary: true,
          preferences: false,
          analytics: false,
          marketing: false,
        });
        expect(modeOf({ id: 'necessary' }, placed)).toBe('required');
        consent.rejectAll(banner);
        expect(consent.state.status).toBe('answered');
      },
    ),
  );
});

it.each(Object.entries(usStates).filter(([code]) => code !== 'US-CA'))(
  'the signal binds in %s where the table of states says so',
  (code, { signal }) => {
    expect(packFor(code).pack.gpc).toEqual({ binding: signal !== null, display: signal !== null });
  },
);

it('the signal does not bind in a state without such a law', () => {
  expect(packFor('US-AL').pack).toMatchObject({ id: 'us-opt-out', gpc: { binding: false } });
});
