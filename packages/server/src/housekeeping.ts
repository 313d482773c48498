import { rankNewTitles } from './catalog/title-ranks.ts';
import { endAbandonedPayments } from './checkout/end-payment.ts';
import { forgetOldCarts } from './checkout/forget-old-carts.ts';
import type { Deps } from './context.ts';
import { withoutData } from './http/errors.ts';
import { forgetOldAnswers } from './http/idempotency.ts';
import { forgetOldRates } from './http/rate-limit.ts';
import { deliverMail } from './mail/deliver-mail.ts';
import { forgetOldMails } from './mail/outbox.repo.ts';
import { cancelUnpaid } from './order/cancel-unpaid.ts';
import { forgetOldLookups } from './order/look-up-order.ts';
import { resumeRefunds } from './order/refund-order.ts';
import { registerDomains } from './payment/stripe/register-domains.ts';
import { handleDueEvents } from './payment/webhooks/handle-event.ts';

const minute = 60 * 1000;
/** Milliseconds between two looks for mails. */
const mailPause = 3000;

/** What has to happen without anyone asking. Each is safe in several processes at once. */
export async function keepHouse(deps: Deps): Promise<void> {
  const chores: Record<string, () => Promise<unknown>> = {
    endAbandonedPayments: () => endAbandonedPayments(deps),
    handleDueEvents: () => handleDueEvents(deps),
    registerDomains: () => registerDomains(deps),
    resumeRefunds: () => resumeRefunds(deps),
    cancelUnpaid: () => cancelUnpaid(deps),
    deliverMail: () => deliverMail(deps),
    rankNewTitles: () => rankNewTitles(deps.db),
    forgetOldCarts: () => forgetOldCarts(deps.db, deps.now()),
    forgetOldAnswers: () => forgetOldAnswers(deps.db, deps.now()),
    forgetOldMails: () => forgetOldMails(deps.db, deps.now()),
    forgetOldLookups: () => forgetOldLookups(deps.db, deps.now()),
    forgetOldRates: () => forgetOldRates(deps.db, deps.now()),
  };
  for (const [chore, run] of Object.entries(chores)) {
    // One failing must not keep the others from running, now and in a minute.
    await run().catch((error: unknown) => deps.log.warn({ chore, err: withoutData(error) }, 'housekeeping failed'));
  }
}

/** Keeps house every minute, and sends mails within seconds: somebody may wait for a code. Answers how to stop: what is running is finished first. */
export function startHousekeeping(deps: Deps): () => Promise<void> {
  const mails = repeat(mailPause, () =>
    deliverMail(deps).catch((error: unknown) => deps.log.warn({ chore: 'deliverMail', err: withoutData(error) }, 'housekeeping failed')),
  );
  const house = repeat(minute, () => keepHouse(deps));
  return async () => {
    await Promise.all([mails(), house()]);
  };
}

/** Does something again and again, never twice at a time. */
function repeat(pause: number, work: () => Promise<void>): () => Promise<void> {
  let running = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    running = work().finally(() => (isBusy = false));
  }, pause);
  return () => {
    clearInterval(timer);
    return running;
  };
}
