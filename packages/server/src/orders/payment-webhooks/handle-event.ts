import { minuteMs, dayMs } from '@smallshop/contract';
import { applyOutcome } from '../../sale/payment-attempt/apply-outcome.ts';
import { redactError } from '../../shop/requests/errors.ts';
import { syncDisputes } from '../refund/sync-disputes.ts';
import { syncRefunds } from '../refund/sync-refunds.ts';
import { submitRefund } from '../refund/refund-order.ts';
import { findPayment } from '../../sale/records/payment.repo.ts';
import { providerOf } from '../../sale/payment/providers.ts';
import type { ProviderDeps } from '../../sale/payment/port/payment-port.ts';
import { findDueEvents, deleteExpiredEvents, updateEvent } from './webhook.repo.ts';
import type { WebhookEventRow } from './webhook.tables.ts';

/**
 * After this many failed attempts in a row (about a day, with delays that double up to two hours) an event waits
 * for `smallshop webhooks replay`.
 */
const maxAttempts = 20;
const maxDelayMinutes = 120;
/** How long handled events are kept for replay. */
const retentionDays = 90;

/** Handles a stored event; never throws. A failed event is retried by housekeeping. */
export async function handleEvent(deps: ProviderDeps, event: WebhookEventRow): Promise<boolean> {
  const { provider, id, type, about } = event;
  const names = { provider, event: id, type, paymentId: about.paymentId };
  try {
    await act(deps, event);
    await updateEvent(deps.db, event, { handledAt: deps.now(), nextAttemptAt: null, error: null });
    deps.log.info(names, 'webhook handled');
    return true;
  } catch (error) {
    const delayMs = Math.min(2 ** event.attempts, maxDelayMinutes) * minuteMs;
    const nextAttemptAt = event.attempts + 1 < maxAttempts ? new Date(deps.now().getTime() + delayMs) : null;
    deps.log[nextAttemptAt ? 'warn' : 'error']({ ...names, err: redactError(error) }, 'webhook not handled');
    // Without the database the event stays due, and housekeeping handles it later.
    const missed = (reason: unknown) =>
      deps.log.warn({ ...names, err: redactError(reason) }, 'webhook failure not kept');
    await updateEvent(deps.db, event, { nextAttemptAt, error: nameOf(error) }).catch(missed);
    return false;
  }
}

/** Only the first line: a failed query quotes its parameters after it, and they may be personal data. */
function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}`.slice(0, 300) : 'unknown';
}

/**
 * The payload of an event may be stale: only its id is used, and the current state is fetched. So order and
 * duplicates of events do not matter.
 */
async function act(deps: ProviderDeps, event: WebhookEventRow): Promise<void> {
  const { provider, about } = event;
  switch (about.kind) {
    case 'payment':
      return settle(deps, event);
    case 'refund':
      await submitRefund(deps, about.storeId, about.refundId);
      // A successful refund may still be returned by the bank.
      return syncRefunds(deps, about, provider);
    case 'refunds':
      // The news of the payment itself may be still under way.
      await settle(deps, event);
      return syncRefunds(deps, about, provider);
    case 'disputes':
      await settle(deps, event);
      return syncDisputes(deps, about, provider);
    default:
      about satisfies never;
  }
}

async function settle(
  deps: ProviderDeps,
  { provider: providerId, about: { storeId, paymentId } }: WebhookEventRow,
): Promise<void> {
  const payment = await findPayment(deps.db, paymentId);
  // A payment of another server that shares the account, or one that was deleted with its cart.
  if (!payment || payment.storeId !== storeId || payment.methodId !== providerId) return;
  const outcome = await providerOf(deps, providerId).resume(storeId, paymentId);
  // A shopper whose card was declined sees this on the page. The stock stays reserved for another attempt.
  const stillTrying =
    (outcome.status === 'declined' || outcome.status === 'requires_action') && payment.status !== 'pending';
  if (!stillTrying) await applyOutcome(deps, paymentId, outcome);
}

/** A job of housekeeping: retries events that failed or were lost with their process, and deletes old ones. */
export async function handleDueEvents(deps: ProviderDeps): Promise<void> {
  for (const event of await findDueEvents(deps.db, deps.now())) await handleEvent(deps, event);
  await deleteExpiredEvents(deps.db, new Date(deps.now().getTime() - retentionDays * dayMs));
}
