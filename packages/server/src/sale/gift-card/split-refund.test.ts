import type { RefundStatus } from '@smallshop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRefund } from './split-refund.ts';

const share = (id: string, amount: number) => ({ id, last4: 'HT6X', amount });
const refund = (amount: number, giftCards: ReturnType<typeof share>[] = [], status: RefundStatus = 'refunded') => ({
  amount,
  status,
  giftCards,
});
/** 100.00: the first card paid 30.00, the second 50.00, 20.00 came by card of a bank. */
const order = { total: 10_000, giftCards: [share('first', 3000), share('second', 5000)] };

describe('a refund', () => {
  it('goes back the way the shopper paid beside gift cards first', () => {
    expect(splitRefund(1500, order, [])).toEqual([]);
    expect(splitRefund(2000, order, [])).toEqual([]);
  });

  it('goes onto the cards then, the one spent last first', () => {
    expect(splitRefund(2500, order, [])).toEqual([share('second', 500)]);
    expect(splitRefund(8000, order, [])).toEqual([share('second', 5000), share('first', 1000)]);
    expect(splitRefund(10_000, order, [])).toEqual([share('second', 5000), share('first', 3000)]);
  });

  it('takes up where earlier ones left off', () => {
    expect(splitRefund(1000, order, [refund(1500)])).toEqual([share('second', 500)]);
    expect(splitRefund(6000, order, [refund(2000), refund(1000, [share('second', 1000)])])).toEqual([
      share('second', 4000),
      share('first', 2000),
    ]);
  });

  it('does not count one that failed', () => {
    expect(splitRefund(2000, order, [refund(2000, [], 'failed')])).toEqual([]);
  });

  it('of an order without gift cards touches none', () => {
    expect(splitRefund(500, { total: 500, giftCards: [] }, [])).toEqual([]);
  });

  it('gives each card and the other way no more than they paid, whatever is asked for in which portions', () => {
    const orders = fc.record({
      aside: fc.nat(5000),
      giftCards: fc.uniqueArray(
        fc.record({ id: fc.uuid(), last4: fc.constant(''), amount: fc.integer({ min: 1, max: 5000 }) }),
        { maxLength: 4, selector: ({ id }) => id },
      ),
    });
    const asks = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 4000 }), fails: fc.boolean() }), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(orders, asks, ({ aside, giftCards }, list) => {
        const total = giftCards.reduce((sum, { amount }) => sum + amount, aside);
        const done: ReturnType<typeof refund>[] = [];
        const standing = () => done.filter(({ status }) => status !== 'failed');
        for (const { amount, fails } of [...list, { amount: total, fails: false }]) {
          const left = total - standing().reduce((sum, one) => sum + one.amount, 0);
          const part = Math.min(amount, left);
          if (part > 0)
            done.push(refund(part, splitRefund(part, { total, giftCards }, done), fails ? 'failed' : 'refunded'));
          const onto = (id: string) =>
            standing()
              .flatMap((one) => one.giftCards)
              .filter((one) => one.id === id)
              .reduce((sum, one) => sum + one.amount, 0);
          for (const paid of giftCards) expect(onto(paid.id)).toBeLessThanOrEqual(paid.amount);
          const money = standing().reduce(
            (sum, one) => sum + one.giftCards.reduce((rest, { amount: onCard }) => rest - onCard, one.amount),
            0,
          );
          expect(money).toBeLessThanOrEqual(aside);
          // The whole is given back in the end, everything whence it came.
          if (left === part && part > 0 && !fails) expect(money).toBe(aside);
        }
      }),
    );
  });
});
