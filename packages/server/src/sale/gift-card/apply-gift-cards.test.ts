import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastPayment } from '../../money/least-payment.ts';
import { payableStep } from '../../money/payable-step.ts';
import { applyGiftCards } from './apply-gift-cards.ts';

const now = new Date('2026-06-01T12:00:00Z');
const card = (balance: number, changes: Partial<Parameters<typeof applyGiftCards>[0][number]> = {}) => ({
  id: `gc_${balance}`,
  last4: 'HT6X',
  currency: 'EUR',
  balance,
  expiresAt: null,
  disabledAt: null,
  ...changes,
});
const pay = (cards: ReturnType<typeof card>[], total: number, currency = 'EUR') => {
  const { uses, amountDue } = applyGiftCards(cards, { total, currency, now });
  return { amountDue, paid: uses.map(({ amount }) => amount.amount), reasons: uses.map(({ reason }) => reason) };
};

describe('gift cards', () => {
  it('pay in their order, each as much as it can', () => {
    expect(pay([card(2000), card(5000)], 4000)).toEqual({
      amountDue: 0,
      paid: [2000, 2000],
      reasons: [undefined, undefined],
    });
    expect(pay([card(2000)], 4550)).toEqual({ amountDue: 2550, paid: [2000], reasons: [undefined] });
  });

  it('are not needed once others pay for everything', () => {
    expect(pay([card(5000), card(1000)], 4000)).toEqual({
      amountDue: 0,
      paid: [4000, 0],
      reasons: [undefined, 'not_needed'],
    });
    expect(pay([card(5000)], 0)).toEqual({ amountDue: 0, paid: [0], reasons: ['not_needed'] });
  });

  it.each([
    ['disabled', { disabledAt: now }],
    ['expired', { expiresAt: now }],
    ['other_currency', { currency: 'USD' }],
    ['empty', { balance: 0 }],
  ] as const)('pay nothing and say why: %s', (reason, changes) => {
    expect(pay([card(5000, changes), card(1000)], 4000)).toEqual({
      amountDue: 3000,
      paid: [0, 1000],
      reasons: [reason, undefined],
    });
  });

  it('pay until the last moment before they expire', () => {
    expect(pay([card(5000, { expiresAt: new Date(now.getTime() + 1) })], 4000).amountDue).toBe(0);
  });

  it('leave an amount that a card network takes: a euro rather than twenty cents', () => {
    expect(pay([card(2000)], 2020)).toMatchObject({ amountDue: 100, paid: [1920] });
    expect(pay([card(20)], 90)).toMatchObject({ amountDue: 90, paid: [0], reasons: ['not_needed'] });
  });

  it('leave no thousandths of a dinar', () => {
    expect(pay([card(1234, { currency: 'KWD' })], 5000, 'KWD')).toMatchObject({ amountDue: 3770, paid: [1230] });
  });

  it('never pay more than they hold or than is asked, and leave nothing or what can be paid', () => {
    const currencies = ['EUR', 'USD', 'JPY', 'KWD', 'CNY', 'CLP'];
    const anyCard = fc.record({
      id: fc.uuid(),
      last4: fc.constant('0000'),
      currency: fc.constantFrom(...currencies),
      balance: fc.nat(100_000),
      expiresAt: fc.option(fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })),
      disabledAt: fc.option(fc.constant(now), { freq: 5 }),
    });
    fc.assert(
      fc.property(
        fc.array(anyCard, { maxLength: 5 }),
        fc.constantFrom(...currencies),
        fc.nat(20_000),
        (cards, currency, tens) => {
          const total = tens * payableStep(currency);
          const { uses, amountDue } = applyGiftCards(cards, { total, currency, now });
          expect(uses.map(({ id }) => id)).toEqual(cards.map(({ id }) => id));
          expect(uses.reduce((sum, { amount }) => sum + amount.amount, amountDue)).toBe(total);
          for (const [index, { amount, reason }] of uses.entries()) {
            expect(amount.amount).toBeGreaterThanOrEqual(0);
            expect(amount.amount).toBeLessThanOrEqual(cards[index]!.balance);
            expect(amount.amount > 0).toBe(reason === undefined);
          }
          expect(amountDue % payableStep(currency)).toBe(0);
          expect(amountDue === 0 || amountDue === total || amountDue >= Math.min(total, leastPayment(currency))).toBe(
            true,
          );
        },
      ),
    );
  });
});
