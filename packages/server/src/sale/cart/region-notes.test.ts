import type { Money } from '@smallshop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeRegionChange, withNotes, type RegionSnapshot } from './region-notes.ts';

const money = (amount: number, currency = 'EUR'): Money => ({ amount, currency });
const estimate = (amount: number, currency = 'EUR') => ({
  from: money(amount, currency),
  title: 'Standard',
  minDays: 1,
  maxDays: 2,
  freeFrom: null,
});
const germany: RegionSnapshot = {
  prices: new Map([
    ['tea', money(900)],
    ['pot', money(4800)],
  ]),
  codes: ['WELCOME10', 'TEA5'],
  estimate: estimate(490),
};
const notesAfter = (after: Partial<RegionSnapshot>, before = germany) =>
  describeRegionChange(before, { ...germany, ...after });

describe('the messages about a change of country', () => {
  it('is nothing where everything stays', () => {
    expect(notesAfter({})).toEqual([]);
  });

  it('is each price that is another one, with both amounts', () => {
    expect(
      notesAfter({
        prices: new Map([
          ['tea', money(900)],
          ['pot', money(5200)],
        ]),
      }),
    ).toEqual([
      {
        type: 'warning',
        code: 'price_changed',
        path: 'lines.pot',
        before: money(4800),
        after: money(5200),
        severity: 'requires_buyer_review',
      },
    ]);
    expect(notesAfter({ prices: new Map([['tea', money(900, 'USD')]]) })[0]).toMatchObject({
      before: money(900),
      after: money(900, 'USD'),
    });
  });

  it('is no price of what is not sold there, and only the new one of what comes back', () => {
    const gone = {
      prices: new Map([
        ['tea', null],
        ['pot', money(4800)],
      ]),
    };
    expect(notesAfter(gone)).toEqual([]);
    expect(notesAfter({}, { ...germany, ...gone })).toEqual([
      {
        type: 'warning',
        code: 'price_changed',
        path: 'lines.tea',
        after: money(900),
        severity: 'requires_buyer_review',
      },
    ]);
  });

  it('is each code that takes nothing off any more', () => {
    expect(notesAfter({ codes: ['WELCOME10'] })).toEqual([
      {
        type: 'warning',
        code: 'discount_no_longer_applies',
        path: 'discountCodes.TEA5',
        severity: 'requires_buyer_review',
      },
    ]);
    expect(notesAfter({ codes: ['WELCOME10', 'TEA5', 'MORE'] })).toEqual([]);
  });

  it('is what shipping costs there, and that nothing is sent', () => {
    expect(notesAfter({ estimate: estimate(900) })).toMatchObject([
      { code: 'shipping_changed', before: money(490), after: money(900) },
    ]);
    // Free is free in any money.
    expect(notesAfter({ estimate: estimate(0, 'USD') }, { ...germany, estimate: estimate(0) })).toEqual([]);
    expect(notesAfter({ estimate: null })).toEqual([
      {
        type: 'warning',
        code: 'shipping_changed',
        path: 'shippingEstimate',
        before: money(490),
        severity: 'requires_buyer_review',
      },
    ]);
  });

  it('is nothing when the same country comes a second time, whatever the cart', () => {
    const amount = fc.record({ amount: fc.nat(9999), currency: fc.constantFrom('EUR', 'USD', 'KWD') });
    const snapshot = fc.record({
      prices: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(amount))).map((entries) => new Map(entries)),
      codes: fc.uniqueArray(fc.constantFrom('A', 'B', 'C')),
      estimate: fc.option(fc.nat(999).map((value) => estimate(value))),
    });
    fc.assert(
      fc.property(snapshot, snapshot, (before, after) => {
        expect(describeRegionChange(after, after)).toEqual([]);
        const notes = describeRegionChange(before, after);
        expect(new Set(notes.map(({ code, path }) => `${code} ${path}`)).size).toBe(notes.length);
      }),
    );
  });
});

it('a message that is in the notes and on the line is returned once, with the amounts', () => {
  const note = {
    type: 'warning',
    code: 'price_changed',
    path: 'lines.a',
    before: money(1),
    after: money(2),
    severity: 'requires_buyer_review',
  } as const;
  const { before: _before, after: _after, ...plain } = note;
  const other = { ...plain, path: 'lines.b' };
  expect(withNotes([note], [plain, other])).toEqual([note, other]);
});
