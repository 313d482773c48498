import type { Money } from '@smallshop/contract';
import { and, eq, gt, isNull, ne, or } from 'drizzle-orm';
import type { Database } from '../../../platform/database/client.ts';
import { hashToken } from '../../../platform/database/ids.ts';
import { rowLock } from '../../../platform/statements/row-lock.ts';
import { testPayments, testRefunds, testTokens } from '../../records/payment.tables.ts';
import type { PaymentOutcome, PaymentProvider, RefundOutcome, RefundRequest } from '../port/payment-port.ts';

export interface TestGatewayDeps {
  db: Database;
  now: () => Date;
}

type TestPaymentRow = typeof testPayments.$inferSelect;

/** Plays a card provider, with published card numbers that each do one thing. No real money moves. */
export function createTestGateway({ db, now }: TestGatewayDeps): PaymentProvider {
  return {
    id: 'test_card',
    kind: 'card',
    adapter: 'test_card',
    needsToken: true,
    config: () => ({}),
    async authorize({ storeId, paymentId, amount, token = '' }) {
      // The same payment may come again, from another tab or after a crash: it keeps its token.
      const unused = and(isNull(testTokens.usedBy), gt(testTokens.expiresAt, now()));
      const [card] = await db
        .update(testTokens)
        .set({ usedBy: paymentId })
        .where(
          and(
            eq(testTokens.id, hashToken(token)),
            eq(testTokens.storeId, storeId),
            or(eq(testTokens.usedBy, paymentId), unused),
          ),
        )
        .returning();
      if (!card) return { status: 'declined', code: 'payment_token_invalid' };
      const { scenario, last4 } = card;
      const [created] = await db
        .insert(testPayments)
        .values({ storeId, paymentId, scenario, last4, ...amount })
        .onConflictDoNothing()
        .returning();
      return outcomeOf(created ?? (await findTestPayment(db, storeId, paymentId)));
    },
    async resume(storeId, paymentId) {
      return outcomeOf(await findTestPayment(db, storeId, paymentId));
    },
    cancel: (storeId, paymentId) => cancel(db, storeId, paymentId, now()),
    refund: (request) => refund(db, request),
  };
}

export async function findTestPayment(
  db: Database,
  storeId: string,
  paymentId: string,
): Promise<TestPaymentRow | undefined> {
  return (await db.select().from(testPayments).where(named(storeId, paymentId)))[0];
}

function named(storeId: string, paymentId: string) {
  return and(eq(testPayments.storeId, storeId), eq(testPayments.paymentId, paymentId));
}

async function cancel(
  db: Database,
  storeId: string,
  paymentId: string,
  canceledAt: Date,
): Promise<'canceled' | 'taken'> {
  // An attempt that is only now on its way finds itself canceled.
  const nothing = { storeId, paymentId, scenario: 'fails' as const, last4: '', amount: 0, currency: '' };
  await db
    .insert(testPayments)
    .values({ ...nothing, canceledAt })
    .onConflictDoNothing();
  const approved = and(eq(testPayments.scenario, 'needs_confirmation'), eq(testPayments.confirmation, 'approve'));
  const unpaid = and(
    ne(testPayments.scenario, 'succeeds'),
    or(isNull(testPayments.confirmation), ne(testPayments.confirmation, 'approve')),
  );
  await db
    .update(testPayments)
    .set({ canceledAt })
    .where(and(named(storeId, paymentId), unpaid, isNull(testPayments.canceledAt)));
  const [taken] = await db
    .select({ id: testPayments.paymentId })
    .from(testPayments)
    .where(
      and(
        named(storeId, paymentId),
        isNull(testPayments.canceledAt),
        or(eq(testPayments.scenario, 'succeeds'), approved),
      ),
    );
  return taken ? 'taken' : 'canceled';
}

/** Never more in all than was taken: the payment is held while its refunds are added up. */
function refund(db: Database, { storeId, paymentId, refundId, amount }: RefundRequest): Promise<RefundOutcome> {
  return db.transaction(async (tx) => {
    const [payment] = await tx.select().from(testPayments).where(named(storeId, paymentId)).for(rowLock);
    const outcome = outcomeOf(payment);
    if (outcome.status !== 'paid' || outcome.amount.currency !== amount.currency)
      return { status: 'failed', detail: 'charge_not_found' };
    const made = await tx
      .select()
      .from(testRefunds)
      .where(and(eq(testRefunds.storeId, storeId), eq(testRefunds.paymentId, paymentId)));
    if (made.some((one) => one.refundId === refundId)) return { status: 'refunded' };
    const left = made.reduce((rest, one) => rest - one.amount, outcome.amount.amount);
    if (amount.amount < 1 || amount.amount > left) return { status: 'failed', detail: 'amount_too_large' };
    await tx.insert(testRefunds).values({ storeId, refundId, paymentId, amount: amount.amount });
    return { status: 'refunded' };
  });
}

function outcomeOf(payment: TestPaymentRow | undefined): PaymentOutcome {
  if (!payment) return { status: 'declined', code: 'payment_failed', detail: 'unknown_payment' };
  if (payment.canceledAt) return { status: 'declined', code: 'payment_failed', detail: 'canceled' };
  switch (payment.scenario) {
    case 'succeeds':
      return paid(payment);
    case 'declined':
      return { status: 'declined', code: 'payment_declined' };
    case 'insufficient_funds':
      return { status: 'declined', code: 'payment_declined', detail: 'insufficient_funds' };
    case 'fails':
      return { status: 'declined', code: 'payment_failed', detail: 'processing_error' };
    case 'needs_confirmation':
      return confirmed(payment);
  }
}

function paid({ amount, currency, last4 }: TestPaymentRow): PaymentOutcome {
  const taken: Money = { amount, currency };
  return { status: 'paid', amount: taken, last4 };
}

function confirmed(payment: TestPaymentRow): PaymentOutcome {
  if (payment.confirmation === 'approve') return paid(payment);
  if (payment.confirmation === 'refuse')
    return { status: 'declined', code: 'payment_declined', detail: 'confirmation_refused' };
  return { status: 'requires_action', action: 'confirm' };
}
