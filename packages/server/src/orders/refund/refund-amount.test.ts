import type { RefundStatus } from '@smallshop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStatus } from '../../sale/order/order-state.ts';
import { costOf, leftToRefund, refundEvent, type PricedQuantities } from './refund-amount.ts';

const line = (quantity: number, cost: number): PricedQuantities => ({
  id: 'l',
  quantity,
  cost,
  shipped: 0,
  returned: 0,
  refunded: 0,
  removed: 0,
  requiresShipping: true,
});

describe('the cost of quantities', () => {
  it('of three for 10.00 is 3.33, 3.33 and 3.34', () => {
    const costs = [0, 1, 2].map((refunded) =>
      costOf([{ ...line(3, 1000), refunded }], [{ lineId: 'l', quantity: 1 }], 1),
    );
    expect(costs).toEqual([333, 333, 334]);
  });

  it('sums to the line, in whatever portions they are given back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 }),
        (quantity, cost, portions) => {
          let one = line(quantity, cost);
          let sum = 0;
          for (const portion of [...portions, quantity]) {
            const quantity = Math.min(portion, one.quantity - one.refunded);
            if (quantity === 0) continue;
            const part = costOf([one], [{ lineId: 'l', quantity }], 1);
            expect(part).toBeGreaterThanOrEqual(0);
            sum += part;
            one = { ...one, refunded: one.refunded + quantity };
          }
          expect(sum).toBe(cost);
        },
      ),
    );
  });

  it('counts a line that is named twice once after the other', () => {
    const twice = [
      { lineId: 'l', quantity: 1 },
      { lineId: 'l', quantity: 2 },
    ];
    expect(costOf([line(3, 1000)], twice, 1)).toBe(1000);
  });

  it('is what can be paid of it where thousandths cannot: the parts sum to what can be paid of all', () => {
    const lines = fc.array(
      fc.record({ quantity: fc.integer({ min: 1, max: 9 }), cost: fc.integer({ min: 0, max: 100_000 }) }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(
        lines,
        fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 4 })), { maxLength: 30 }),
        (parts, portions) => {
          let order = parts.map(({ quantity, cost }, index) => ({ ...line(quantity, cost), id: String(index) }));
          let sum = 0;
          const giveBack = (index: number, most: number) => {
            const one = order[index % order.length]!;
            const quantity = Math.min(most, one.quantity - one.refunded);
            if (quantity === 0) return;
            const part = costOf(order, [{ lineId: one.id, quantity }], 10);
            expect(part % 10 === 0 && part >= 0).toBe(true);
            sum += part;
            order = order.map((each) => (each === one ? { ...one, refunded: one.refunded + quantity } : each));
          };
          for (const [index, most] of portions) giveBack(index, most);
          for (const index of parts.keys()) giveBack(index, 9);
          const cost = parts.reduce((all, each) => all + each.cost, 0);
          expect(sum).toBe(cost - (cost % 10));
        },
      ),
    );
  });
});

describe('refunds', () => {
  it('never sum to more than was paid, whatever is asked for and however it ends', () => {
    const asks = fc.array(
      fc.record({
        amount: fc.integer({ min: 1, max: 4000 }),
        ends: fc.array(fc.constantFrom<RefundStatus>('pending', 'refunded', 'failed'), { maxLength: 2 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), asks, (paid, list) => {
        const refunds: { amount: number; status: RefundStatus }[] = [];
        let status: 'paid' | 'partly_refunded' | 'refunded' = 'paid';
        for (const { amount, ends } of list) {
          if (amount > leftToRefund(paid, refunds)) continue;
          const row = { amount, status: 'processing' as RefundStatus };
          refunds.push(row);
          for (const end of ends) {
            if (row.status === 'refunded' || row.status === 'failed') continue;
            row.status = end;
            if (end === 'refunded') status = nextStatus(status, refundEvent(paid, refunds)) as typeof status;
          }
          const given = refunds.filter((one) => one.status === 'refunded').reduce((sum, one) => sum + one.amount, 0);
          expect(given).toBeLessThanOrEqual(paid);
          expect(leftToRefund(paid, refunds)).toBeGreaterThanOrEqual(0);
          expect(status).toBe(given === paid ? 'refunded' : given > 0 ? 'partly_refunded' : 'paid');
        }
      }),
    );
  });
});
