import type { LineQuantity, OrderStatus } from '@smallshop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allOpen,
  fulfillmentStatusOf,
  fulfillmentEvent,
  isTooMany,
  unfulfilledQuantities,
  refund,
  send,
  takeBack,
  type Quantities,
} from '../../orders/fulfillment/fulfillment-quantities.ts';
import { nextFulfillment, nextStatus, type MoneyEvent } from './order-state.ts';

describe('the status of an order', () => {
  it('becomes paid once: a second payment and a payment of a cancelled order are refused', () => {
    expect(nextStatus('pending', 'pay')).toBe('paid');
    for (const status of ['paid', 'partly_refunded', 'refunded', 'cancelled'] as const)
      expect(nextStatus(status, 'pay')).toBeNull();
  });

  it('can be cancelled only while no money has come', () => {
    expect(nextStatus('pending', 'cancel')).toBe('cancelled');
    expect(nextStatus('paid', 'cancel')).toBeNull();
  });

  it('is refunded in parts or whole, and then at rest', () => {
    expect(nextStatus('paid', 'refund_part')).toBe('partly_refunded');
    expect(nextStatus('partly_refunded', 'refund_part')).toBe('partly_refunded');
    expect(nextStatus('partly_refunded', 'refund')).toBe('refunded');
    expect(nextStatus('refunded', 'refund')).toBeNull();
  });

  it('comes back to what it was when the bank sends refunds back', () => {
    for (const status of ['partly_refunded', 'refunded'] as const) {
      expect(nextStatus(status, 'refund_undone')).toBe('paid');
      expect(nextStatus(status, 'refund_undone_part')).toBe('partly_refunded');
    }
    for (const status of ['pending', 'paid', 'cancelled'] as const)
      expect(nextStatus(status, 'refund_undone')).toBeNull();
  });

  it('never comes back to pending, whatever happens in whatever order', () => {
    const events = fc.array(
      fc.constantFrom<MoneyEvent>('pay', 'cancel', 'refund_part', 'refund', 'refund_undone_part', 'refund_undone'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(events, (happening) => {
        let status: OrderStatus = 'pending';
        let moved = false;
        for (const event of happening) {
          const next = nextStatus(status, event);
          moved ||= next !== null;
          status = next ?? status;
          if (moved) expect(status).not.toBe('pending');
        }
      }),
    );
  });
});

const fresh = (quantity: number, index: number, requiresShipping = true): Quantities => ({
  id: `l${index}`,
  quantity,
  shipped: 0,
  returned: 0,
  refunded: 0,
  removed: 0,
  requiresShipping,
});
const someLines = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.boolean()), { minLength: 1, maxLength: 4 })
  .map((list) => list.map(([quantity, ships], index) => fresh(quantity, index, ships)));
const requests = fc.array(
  fc.record({
    what: fc.constantFrom('send', 'return', 'refund'),
    of: fc.array(
      fc.record({ lineId: fc.constantFrom('l0', 'l1', 'l2', 'l3'), quantity: fc.integer({ min: 1, max: 5 }) }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  { maxLength: 25 },
);

function happen(lines: Quantities[], what: string, of: LineQuantity[]): Quantities[] {
  const after = what === 'send' ? send(lines, of) : what === 'return' ? takeBack(lines, of) : refund(lines, of);
  if (isTooMany(after)) return lines;
  return Array.isArray(after) ? after : after.lines;
}

describe('the quantities of an order', () => {
  it('are never sent twice, never come back unsent, never refunded more than ordered, whatever is asked for', () => {
    fc.assert(
      fc.property(someLines, requests, (start, list) => {
        let lines = start;
        for (const { what, of } of list) {
          lines = happen(lines, what, of);
          for (const line of lines) {
            expect(unfulfilledQuantities(line)).toBeGreaterThanOrEqual(0);
            expect(line.returned).toBeLessThanOrEqual(line.shipped);
            expect(line.refunded).toBeLessThanOrEqual(line.quantity);
            expect(line.removed).toBeLessThanOrEqual(line.refunded);
            if (!line.requiresShipping) expect([line.shipped, unfulfilledQuantities(line)]).toEqual([0, 0]);
          }
        }
      }),
    );
  });

  it('move the fulfillment status only along its machine, to the status they amount to', () => {
    fc.assert(
      fc.property(someLines, requests, (start, list) => {
        let lines = start;
        let status = fulfillmentStatusOf(lines);
        for (const { what, of } of list) {
          const after = happen(lines, what, of);
          const event = fulfillmentEvent(lines, after);
          if (event) status = nextFulfillment(status, event)!;
          expect(status, `${event}`).toBe(fulfillmentStatusOf(after));
          lines = after;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('that are refunded are first those that came back, then those not sent, then those the shopper keeps', () => {
    const line = { ...fresh(4, 0), shipped: 2, returned: 1 };
    const removesOf = (quantity: number) => {
      const result = refund([line], [{ lineId: 'l0', quantity }]);
      return isTooMany(result) ? null : result.removes;
    };
    expect(removesOf(1)).toEqual([]);
    expect(removesOf(2)).toEqual([{ lineId: 'l0', quantity: 1 }]);
    expect(removesOf(4)).toEqual([{ lineId: 'l0', quantity: 2 }]);
    expect(removesOf(5)).toBeNull();
  });

  it('that need no shipping are in no parcel, and can be taken out as those not sent', () => {
    const lines = [fresh(2, 0, false), fresh(1, 1)];
    expect(allOpen(lines)).toEqual([{ lineId: 'l1', quantity: 1 }]);
    expect(send(lines, [{ lineId: 'l0', quantity: 1 }])).toEqual({ tooMany: 0 });
    expect(refund(lines, [{ lineId: 'l0', quantity: 2 }])).toMatchObject({ removes: [{ lineId: 'l0', quantity: 2 }] });
  });

  it('leave an order fulfilled where all that was still to be sent is taken out, and something else is in it', () => {
    const removed = { ...fresh(1, 1), refunded: 1, removed: 1 };
    expect(fulfillmentEvent([fresh(2, 0, false), fresh(1, 1)], [fresh(2, 0, false), removed])).toBe('nothing_to_send');
    expect(fulfillmentEvent([fresh(1, 1)], [removed])).toBe('drop_rest');
    expect(fulfillmentStatusOf([fresh(2, 0, false)])).toBe('fulfilled');
  });

  it('that are not in the order are reported by their index in the request', () => {
    expect(
      send(
        [fresh(1, 0)],
        [
          { lineId: 'l0', quantity: 1 },
          { lineId: 'l9', quantity: 1 },
        ],
      ),
    ).toEqual({ tooMany: 1, isUnknown: true });
    expect(
      send(
        [fresh(1, 0)],
        [
          { lineId: 'l0', quantity: 1 },
          { lineId: 'l0', quantity: 1 },
        ],
      ),
    ).toEqual({ tooMany: 1 });
  });
});
