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

/** An event that fails this often in a row is left for `smallshop webhooks replay`: about a day, the pause doubling up to two hours. */
const patience = 20;
const longestPause = 120;
/** Days that handled events are kept for replay. */
const kept = 90;

/** Handles an event that is kept; never throws. A failure is tried again by housekeeping. */
export async function handleEvent(deps: ProviderDeps, event: WebhookEventRow): Promise<boolean> {
  const { provider, id, type, about } = event;
  const names = { provider, event: id, type, paymentId: about.paymentId };
  try {
    await act(deps, event);
    await updateEvent(deps.db, event, { handledAt: deps.now(), nextAttemptAt: null, error: null });
    deps.log.info(names, 'webhook handled');
    return true;
  } catch (error) {
    const pause = Math.min(2 ** event.attempts, longestPause) * 60_000;
    const nextAttemptAt = event.attempts + 1 < patience ? new Date(deps.now().getTime() + pause) : null;
    deps.log[nextAttemptAt ? 'warn' : 'error']({ ...names, err: redactError(error) }, 'webhook not handled');
    // Without its database it stays due as it is, and housekeeping comes to it.
    const missed = (reason: unknown) => deps.log.warn({ ...names, err: redactError(reason) }, 'webhook failure not kept');
    await updateEvent(deps.db, event, { nextAttemptAt, error: nameOf(error) }).catch(missed);
    return false;
  }
}

/** A failed query quotes its parameters after the first line; they may be somebody's. */
function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}`.slice(0, 300) : 'unknown';
}

/** What an event says may be old by now, so it is only told where to look; that is why order and number do not matter. */
async function act(deps: ProviderDeps, event: WebhookEventRow): Promise<void> {
  const { provider, about } = event;
  switch (about.kind) {
    case 'payment':
      return settle(deps, event);
    case 'refund':
      await submitRefund(deps, about.storeId, about.refundId);
      // One that went through may still come back from the bank.
      return syncRefunds(deps, about, provider);
    case 'refunds':
      // The news of the payment itself may be still under way.
      await settle(deps, event);
      return syncRefunds(deps, about, provider);
    case 'disputes':
      await settle(deps, event);
      return syncDisputes(deps, about, provider);
  }
}

async function settle(deps: ProviderDeps, { provider: providerId, about: { storeId, paymentId } }: WebhookEventRow): Promise<void> {
  const payment = await findPayment(deps.db, paymentId);
  // One of another server that shares the account, or one that was forgotten with its cart.
  if (!payment || payment.storeId !== storeId || payment.methodId !== providerId) return;
  const outcome = await providerOf(deps, providerId).resume(storeId, paymentId);
  // A shopper whose card was declined is on the page and told there; the goods are held for them to try again.
  const stillTrying = (outcome.status === 'declined' || outcome.status === 'requires_action') && payment.status !== 'pending';
  if (!stillTrying) await applyOutcome(deps, paymentId, outcome);
}

/** A chore of housekeeping: what failed, or was lost with its process, is tried again; what is long done is forgotten. */
export async function handleDueEvents(deps: ProviderDeps): Promise<void> {
  for (const event of await findDueEvents(deps.db, deps.now())) await handleEvent(deps, event);
  await deleteExpiredEvents(deps.db, new Date(deps.now().getTime() - kept * 86_400_000));
}
