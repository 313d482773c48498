import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { giveBack, takeFromLocations } from './take-from-locations.ts';

const levels = fc
  .array(fc.integer({ min: -5, max: 30 }), { minLength: 1, maxLength: 5 })
  .map((list) => list.map((quantity, index) => ({ locationId: `l${index}`, quantity })));
const sum = (list: readonly { quantity: number }[]) => list.reduce((all, { quantity }) => all + quantity, 0);

describe('taking a quantity from several locations', () => {
  it('empties the first before it asks the next', () => {
    const list = [
      { locationId: 'berlin', quantity: 2 },
      { locationId: 'ningbo', quantity: 5 },
    ];
    expect(takeFromLocations(list, 3)).toEqual([
      { locationId: 'berlin', quantity: 2 },
      { locationId: 'ningbo', quantity: 1 },
    ]);
    expect(takeFromLocations(list, 2)).toEqual([{ locationId: 'berlin', quantity: 2 }]);
  });

  it('lets the first owe what none has', () => {
    expect(
      takeFromLocations(
        [
          { locationId: 'berlin', quantity: 0 },
          { locationId: 'ningbo', quantity: 1 },
        ],
        3,
      ),
    ).toEqual([
      { locationId: 'berlin', quantity: 2 },
      { locationId: 'ningbo', quantity: 1 },
    ]);
  });

  it('always takes what was wanted, and more than there is only where there is too little', () => {
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 60 }), (list, wanted) => {
        const taken = takeFromLocations(list, wanted);
        expect(sum(taken)).toBe(wanted);
        const there = list.filter(({ quantity }) => quantity > 0);
        if (wanted > sum(there)) return;
        for (const { locationId, quantity } of taken) {
          expect(quantity).toBeLessThanOrEqual(list.find((one) => one.locationId === locationId)!.quantity);
        }
      }),
    );
  });

  it('gives back where it took, never more than that', () => {
    fc.assert(
      fc.property(
        levels,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 80 }),
        (list, wanted, returned) => {
          const taken = takeFromLocations(list, wanted);
          const given = giveBack(taken, returned);
          expect(sum(given)).toBe(Math.min(returned, wanted));
          for (const { locationId, quantity } of given) {
            expect(quantity).toBeLessThanOrEqual(taken.find((one) => one.locationId === locationId)!.quantity);
          }
        },
      ),
    );
  });
});
