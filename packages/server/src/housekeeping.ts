import { endAbandonedPayments } from './checkout/end-payment.ts';
import type { Deps } from './context.ts';
import { withoutData } from './http/errors.ts';
import { forgetOldAnswers } from './http/idempotency.ts';
import { registerDomains } from './payment/stripe/register-domains.ts';
import { handleDueEvents } from './payment/webhooks/handle-event.ts';
import { resumeRefunds } from './order/refund-order.ts';

const minute = 60 * 1000;

/** What has to happen without anyone asking. Each is safe in several processes at once. */
export async function keepHouse(deps: Deps): Promise<void> {
  const chores = {
    endAbandonedPayments: () => endAbandonedPayments(deps),
    handleDueEvents: () => handleDueEvents(deps),
    registerDomains: () => registerDomains(deps),
    resumeRefunds: () => resumeRefunds(deps),
    forgetOldAnswers: () => forgetOldAnswers(deps.db, deps.now()),
  };
  for (const [chore, run] of Object.entries(chores)) {
    // One failing must not keep the others from running, now and in a minute.
    await run().catch((error: unknown) => deps.log.warn({ chore, err: withoutData(error) }, 'housekeeping failed'));
  }
}

/** Keeps house every minute. Answers how to stop: what is running is finished first. */
export function startHousekeeping(deps: Deps): () => Promise<void> {
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(() => keepHouse(deps));
  }, minute);
  return () => {
    clearInterval(timer);
    return running;
  };
}
