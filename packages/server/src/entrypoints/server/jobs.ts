import { dayMs, jobRetentionDays, minuteMs } from '@smallshop/contract';
import { deleteExpiredOperations } from '../../catalog/bulk-operations/bulk-operation.repo.ts';
import { runBulkOperations } from '../../catalog/bulk-operations/run-bulk-operations.ts';
import { eq } from 'drizzle-orm';
import { catalogVersions } from '../../catalog/catalog.tables.ts';
import { refreshCollections } from '../../catalog/collections/memberships.ts';
import { deleteCatalogChanges } from '../../catalog/product-index/product-index.repo.ts';
import { rankNewTitles } from '../../catalog/product/title-ranks.ts';
import { fillSearch } from '../../catalog/search/fill-search.ts';
import { recoverPayments } from '../../sale/payment-attempt/recover-payments.ts';
import { deleteExpiredCarts } from '../../sale/checkout/delete-expired-carts.ts';
import type { Deps } from '../../shop/requests/context.ts';
import { redactError } from '../../shop/requests/errors.ts';
import { deleteExpiredJobs } from '../../platform/jobs/job-queue.ts';
import { deleteExpiredResponses } from '../../platform/idempotency/idempotency.ts';
import { deleteExpiredRateLimits } from '../../platform/limits/rate-limit.ts';
import type { Database } from '../../platform/database/client.ts';
import { configurationVersions } from '../../shop/configuration/configuration.tables.ts';
import { deliverMail } from '../../orders/mail/deliver-mail.ts';
import { deleteExpiredMails } from '../../orders/mail/outbox.repo.ts';
import { cancelUnpaid } from '../../orders/fulfillment/cancel-unpaid.ts';
import { countPairs } from '../../orders/sales/count-pairs.ts';
import { countUnitsSold } from '../../orders/sales/count-units-sold.ts';
import { deleteExpiredLookups } from '../../orders/lookup/look-up-order.ts';
import { resumeRefunds } from '../../orders/refund/refund-order.ts';
import { registerDomains } from '../../sale/payment/stripe/register-domains.ts';
import { deleteUndeliveredMessages } from '../../webhooks/delivery.repo.ts';
import { deliverWebhooks } from '../../webhooks/deliver-webhooks.ts';
import { handleDueEvents } from '../../orders/payment-webhooks/handle-event.ts';

/** Milliseconds between two looks for mails, and for webhooks. */
const mailIntervalMs = 3000;
/** Milliseconds between two looks for bulk operations. */
const operationIntervalMs = 5000;

/** What has to happen without anyone asking. Each is safe in several processes at once. */
export async function runJobs(deps: Deps): Promise<void> {
  const jobs: Record<string, () => Promise<unknown>> = {
    recoverPayments: () => recoverPayments(deps),
    handleDueEvents: () => handleDueEvents(deps),
    registerDomains: () => registerDomains(deps),
    resumeRefunds: () => resumeRefunds(deps),
    cancelUnpaid: () => cancelUnpaid(deps),
    deliverMail: () => deliverMail(deps),
    deliverWebhooks: () => deliverWebhooks(deps),
    completeCatalogues: () => completeCatalogues(deps.db),
    refreshCollections: () => refreshCollections(deps.db, deps.now()),
    countUnitsSold: () => countUnitsSold(deps.db, deps.now()),
    countPairs: () => countPairs(deps.db, deps.now()),
    deleteCatalogChanges: () => deleteCatalogChanges(deps.db),
    deleteExpiredCarts: () => deleteExpiredCarts(deps.db, deps.now()),
    deleteExpiredResponses: () => deleteExpiredResponses(deps.db, deps.now()),
    deleteExpiredJobs: () => deleteExpiredJobs(deps.db, new Date(deps.now().getTime() - jobRetentionDays * dayMs)),
    deleteExpiredOperations: () => deleteExpiredOperations(deps.db, deps.now()),
    deleteUndeliveredMessages: () => deleteUndeliveredMessages(deps.db),
    deleteExpiredMails: () => deleteExpiredMails(deps.db, deps.now()),
    deleteExpiredLookups: () => deleteExpiredLookups(deps.db, deps.now()),
    deleteExpiredRateLimits: () => deleteExpiredRateLimits(deps.db, deps.now()),
  };
  for (const [job, run] of Object.entries(jobs)) await attempt(deps, job, run);
}

/** The versions of all catalogues and configurations when a process last completed the catalogues of a database. */
const completed = new WeakMap<Database, string>();

/**
 * Ranks titles and makes products findable that were saved without it. Both look at all products, which takes a second
 * for 100,000, so that they only run after a catalogue or the languages of a store have changed.
 */
export async function completeCatalogues(db: Database): Promise<void> {
  const versions = await readVersions(db);
  if (completed.get(db) === versions) return;
  await rankNewTitles(db);
  await fillSearch(db);
  completed.set(db, versions);
}

async function readVersions(db: Database): Promise<string> {
  const rows = await db
    .select({
      store: catalogVersions.storeId,
      catalogue: catalogVersions.version,
      configuration: configurationVersions.version,
    })
    .from(catalogVersions)
    .leftJoin(configurationVersions, eq(configurationVersions.storeId, catalogVersions.storeId))
    .orderBy(catalogVersions.storeId);
  return JSON.stringify(rows);
}

/** Runs a job and logs its failure: one failing must not keep the others from running, now and in a minute. */
async function attempt({ log }: Deps, job: string, run: () => Promise<unknown>): Promise<void> {
  await run().catch((error: unknown) => log.warn({ job, err: redactError(error) }, 'housekeeping failed'));
}

/**
 * Runs all jobs and `vacuum` every minute, and sends mails and webhooks every few seconds, because a shopper may wait
 * for a code. Bulk operations take longer than all of that and have a timer of their own. Returns a function that stops
 * all of it after the running jobs have finished.
 */
export function startJobs(deps: Deps, vacuum: () => Promise<void>): () => Promise<void> {
  const mails = repeat(mailIntervalMs, () => attempt(deps, 'deliverMail', () => deliverMail(deps)));
  const webhooks = repeat(mailIntervalMs, () => attempt(deps, 'deliverWebhooks', () => deliverWebhooks(deps)));
  const stop = new AbortController();
  const operations = repeat(operationIntervalMs, () =>
    attempt(deps, 'runBulkOperations', () => runBulkOperations(deps, stop.signal)),
  );
  const house = repeat(minuteMs, async () => {
    await runJobs(deps);
    await attempt(deps, 'vacuum', vacuum);
  });
  return async () => {
    stop.abort();
    await Promise.all([mails(), webhooks(), operations(), house()]);
  };
}

/** Does something again and again, never twice at a time. */
function repeat(intervalMs: number, work: () => Promise<void>): () => Promise<void> {
  let running = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    running = work().finally(() => (isBusy = false));
  }, intervalMs);
  return () => {
    clearInterval(timer);
    return running;
  };
}
