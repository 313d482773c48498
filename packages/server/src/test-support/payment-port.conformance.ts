import { describe, expect, it } from 'vitest';
import { newId } from '../platform/database/ids.ts';
import type {
  OutcomeWith,
  PaymentOutcome,
  PaymentProvider,
  PaymentRequest,
  RefundRequest,
} from '../sale/payment/port/payment-port.ts';

export interface ConformanceSubject {
  provider(): PaymentProvider;
  storeId(): string;
  /** A token of an entry that can be charged, where the provider needs one. */
  token?(): Promise<string>;
  /**
   * Does what a shopper does when the provider asks for an action; `approve` pays, `refuse` does not. Left out where
   * nothing is asked.
   */
  act?(outcome: OutcomeWith<'requires_action'>, answer: 'approve' | 'refuse'): Promise<void>;
  /** How much of the money of this payment the provider has, in minor units; left out where it moves outside. */
  taken?(paymentId: string): Promise<number>;
}

/** What every provider has to hold to. Call it in the provider's own test. */
export function conformsToPaymentPort(name: string, subject: ConformanceSubject): void {
  const total = { amount: 4600, currency: 'EUR' };
  const request = async (): Promise<PaymentRequest> => {
    const paymentId = newId('pay');
    const token = await subject.token?.();
    return {
      paymentId,
      storeId: subject.storeId(),
      checkoutId: newId('chk'),
      idempotencyKey: `${paymentId}-1`,
      amount: total,
      ...(token && { token }),
    };
  };
  /** Authorises, and goes through what is asked. */
  const pay = async (asked: PaymentRequest, answer: 'approve' | 'refuse' = 'approve'): Promise<PaymentOutcome> => {
    const outcome = await subject.provider().authorize(asked);
    if (outcome.status !== 'requires_action') return outcome;
    await subject.act!(outcome, answer);
    return subject.provider().resume(asked.storeId, asked.paymentId);
  };
  const isLater = async (asked: PaymentRequest) => (await pay(asked)).status === 'pending';

  describe(`${name} keeps to the payment port:`, () => {
    it('it has an id, an adapter and settings that may be public', () => {
      const { id, adapter, config } = subject.provider();
      expect(id).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(adapter).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(JSON.stringify(config())).not.toMatch(/sk_|secret/i);
    });

    it('it takes exactly the amount, or takes it later', async () => {
      const asked = await request();
      const outcome = await pay(asked);
      if (outcome.status === 'paid') expect(outcome.amount).toEqual(total);
      else expect(outcome.status).toBe('pending');
      if (outcome.status === 'paid')
        expect((await subject.taken?.(asked.paymentId)) ?? total.amount).toBe(total.amount);
    });

    it('one payment is charged once, however often and at the same time it is authorised', async () => {
      const asked = await request();
      const { authorize } = subject.provider();
      const outcomes = await Promise.all([authorize(asked), authorize(asked), authorize(asked)]);
      expect(new Set(outcomes.map((one) => JSON.stringify(one))).size).toBe(1);
      const done = await pay(asked);
      expect(await subject.provider().authorize(asked)).toEqual(done);
      expect(await subject.provider().resume(asked.storeId, asked.paymentId)).toEqual(done);
      if (done.status === 'paid') expect((await subject.taken?.(asked.paymentId)) ?? total.amount).toBe(total.amount);
    });

    it('what was canceled takes no money any more, and canceling again is harmless', async () => {
      const asked = await request();
      const { cancel } = subject.provider();
      const begun = await subject.provider().authorize(asked);
      if (begun.status !== 'requires_action') return;
      expect(
        await Promise.all([cancel(asked.storeId, asked.paymentId), cancel(asked.storeId, asked.paymentId)]),
      ).toEqual(['canceled', 'canceled']);
      expect((await subject.provider().resume(asked.storeId, asked.paymentId)).status).toBe('declined');
      await subject.act!(begun, 'approve').catch(() => {});
      expect((await subject.provider().resume(asked.storeId, asked.paymentId)).status).toBe('declined');
      expect((await subject.taken?.(asked.paymentId)) ?? 0).toBe(0);
    });

    it('canceling what it never heard of is harmless', async () => {
      expect(await subject.provider().cancel(subject.storeId(), newId('pay'))).toBe('canceled');
    });

    it('canceling what was paid says so and gives nothing back', async () => {
      const asked = await request();
      const outcome = await pay(asked);
      expect(await subject.provider().cancel(asked.storeId, asked.paymentId)).toBe(
        outcome.status === 'paid' ? 'taken' : 'canceled',
      );
      if (outcome.status === 'paid')
        expect((await subject.taken?.(asked.paymentId)) ?? total.amount).toBe(total.amount);
    });

    it('a refused action takes no money', async () => {
      const asked = await request();
      const begun = await subject.provider().authorize(asked);
      if (begun.status !== 'requires_action') return;
      expect((await pay(asked, 'refuse')).status).toBe('declined');
      expect((await subject.taken?.(asked.paymentId)) ?? 0).toBe(0);
    });

    it('a refund is made once under its id, in parts, and never beyond what was taken', async () => {
      const asked = await request();
      const later = await isLater(asked);
      const { refund } = subject.provider();
      const back = (refundId: string, amount: number): RefundRequest => ({
        storeId: asked.storeId,
        paymentId: asked.paymentId,
        refundId: `${asked.paymentId}-${refundId}`,
        amount: { ...total, amount },
      });
      if (later) return void expect(await refund(back('a', 1000))).toEqual({ status: 'pending' });
      expect(await Promise.all([refund(back('a', 1000)), refund(back('a', 1000))])).toEqual([
        { status: 'refunded' },
        { status: 'refunded' },
      ]);
      expect((await subject.taken?.(asked.paymentId)) ?? 3600).toBe(3600);
      expect(await refund(back('b', 3601))).toMatchObject({ status: 'failed' });
      expect(await refund(back('c', 3600))).toEqual({ status: 'refunded' });
      expect((await subject.taken?.(asked.paymentId)) ?? 0).toBe(0);
      expect(await refund(back('d', 1))).toMatchObject({ status: 'failed' });
      expect(await refund(back('a', 1000))).toEqual({ status: 'refunded' });
    });

    it('it returns the refunds of a payment under the ids of their requests', async () => {
      const asked = await request();
      const { refund, refunds, disputes } = subject.provider();
      const later = await isLater(asked);
      expect(
        [await refunds?.(asked.storeId, asked.paymentId), await disputes?.(asked.storeId, asked.paymentId)]
          .flat()
          .filter(Boolean),
      ).toEqual([]);
      if (later || !refunds) return;
      const ids = [1000, 2000].map((amount) => ({ id: newId('rf'), amount: { ...total, amount } }));
      for (const { id: refundId, amount } of ids)
        await refund({ storeId: asked.storeId, paymentId: asked.paymentId, refundId, amount });
      expect(await refunds(asked.storeId, asked.paymentId)).toEqual(
        ids.map((one) => ({ ...one, outcome: { status: 'refunded' } })),
      );
    });

    it('what it never heard of has nothing to give back', async () => {
      const outcome = await subject
        .provider()
        .refund({ storeId: subject.storeId(), paymentId: newId('pay'), refundId: newId('rf'), amount: total });
      expect(['failed', 'pending']).toContain(outcome.status);
    });

    it('it recognises a message without a valid signature', async () => {
      const { handleWebhook } = subject.provider();
      const message = {
        body: '{"id":"evt_1","object":"event","type":"x","data":{"object":{}}}',
        headers: new Headers(),
      };
      if (handleWebhook) expect(await handleWebhook(message)).toBe('forged');
    });
  });
}
