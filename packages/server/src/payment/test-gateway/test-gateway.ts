import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { hashToken } from '../../db/ids.ts';
import { testPayments, testTokens } from '../payment.tables.ts';
import type { PaymentOutcome, PaymentProvider } from '../payment-port.ts';

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
    async authorize({ storeId, paymentId, token = '' }) {
      // The same payment may come again, from another tab or after a crash: it keeps its token.
      const unused = and(isNull(testTokens.usedBy), gt(testTokens.expiresAt, now()));
      const [card] = await db
        .update(testTokens)
        .set({ usedBy: paymentId })
        .where(and(eq(testTokens.id, hashToken(token)), eq(testTokens.storeId, storeId), or(eq(testTokens.usedBy, paymentId), unused)))
        .returning();
      if (!card) return { status: 'declined', code: 'payment_token_invalid' };
      const { scenario, last4 } = card;
      await db.insert(testPayments).values({ storeId, paymentId, scenario, last4 }).onConflictDoNothing();
      return outcomeOf(await findTestPayment(db, storeId, paymentId));
    },
    async resume(storeId, paymentId) {
      return outcomeOf(await findTestPayment(db, storeId, paymentId));
    },
    async cancel(storeId, paymentId) {
      await db
        .update(testPayments)
        .set({ canceledAt: now() })
        .where(and(eq(testPayments.storeId, storeId), eq(testPayments.paymentId, paymentId)));
    },
  };
}

export async function findTestPayment(db: Database, storeId: string, paymentId: string): Promise<TestPaymentRow | undefined> {
  const [row] = await db
    .select()
    .from(testPayments)
    .where(and(eq(testPayments.storeId, storeId), eq(testPayments.paymentId, paymentId)));
  return row;
}

function outcomeOf(payment: TestPaymentRow | undefined): PaymentOutcome {
  if (!payment) return { status: 'declined', code: 'payment_failed', detail: 'unknown_payment' };
  if (payment.canceledAt) return { status: 'declined', code: 'payment_failed', detail: 'canceled' };
  switch (payment.scenario) {
    case 'succeeds': return { status: 'paid', last4: payment.last4 };
    case 'declined': return { status: 'declined', code: 'payment_declined' };
    case 'insufficient_funds': return { status: 'declined', code: 'payment_declined', detail: 'insufficient_funds' };
    case 'fails': return { status: 'declined', code: 'payment_failed', detail: 'processing_error' };
    case 'needs_confirmation': return confirmed(payment);
  }
}

function confirmed({ confirmation, last4 }: TestPaymentRow): PaymentOutcome {
  if (confirmation === 'approve') return { status: 'paid', last4 };
  if (confirmation === 'refuse') return { status: 'declined', code: 'payment_declined', detail: 'confirmation_refused' };
  return { status: 'requires_action', action: 'confirm' };
}
