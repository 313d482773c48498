import { rankNewTitles } from '../../catalog/product/title-ranks.ts';
import { endAbandonedPayments } from '../../sale/payment-attempt/end-payment.ts';
import { forgetOldCarts } from '../../sale/checkout/forget-old-carts.ts';
import type { Deps } from '../../shop/requests/context.ts';
import { withoutData } from '../../shop/requests/errors.ts';
import { forgetOldAnswers } from '../../platform/idempotency/idempotency.ts';
import { forgetOldRates } from '../../platform/limits/rate-limit.ts';
import { deliverMail } from '../../orders/mail/deliver-mail.ts';
import { forgetOldMails } from '../../orders/mail/outbox.repo.ts';
import { cancelUnpaid } from '../../orders/fulfillment/cancel-unpaid.ts';
import { forgetOldLookups } from '../../orders/lookup/look-up-order.ts';
import { resumeRefunds } from '../../orders/refund/refund-order.ts';
import { registerDomains } from '../../sale/payment/stripe/register-domains.ts';
import { handleDueEvents } from '../../orders/payment-webhooks/handle-event.ts';

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
