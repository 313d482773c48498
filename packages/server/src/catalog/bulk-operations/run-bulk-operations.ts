import { minuteMs, secondMs } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { extendLease } from '../../platform/jobs/job-queue.ts';
import type { JobRow } from '../../platform/jobs/job.tables.ts';
import { runDueJobs, type JobOutcome } from '../../platform/jobs/run-due-jobs.ts';
import { letOthersRun } from '../../platform/statements/let-others-run.ts';
import type { Deps } from '../../shop/requests/context.ts';
import { stores } from '../../shop/store/store.tables.ts';
import type { BulkContext } from '../admin/bulk-products.ts';
import { applyRows } from './apply-rows.ts';
import {
  bulkOperationKind,
  deleteInputs,
  findNextInput,
  findOperation,
  insertResults,
  lockOperation,
  updateOperation,
} from './bulk-operation.repo.ts';
import { runImport } from './run-import.ts';

/** Before the second attempt, the third, and so on. An attempt goes on where the one before ended. */
const retryDelaysMs = [secondMs, 10 * secondMs, minuteMs, 10 * minuteMs];
/** Milliseconds after which an operation lets another one run. */
const sliceMs = 5 * secondMs;

/**
 * Runs bulk operations that are queued, one at a time, and the operations of several stores in turn. A part and its
 * results are saved in one transaction, so no row is done twice, also after a killed process. When `signal` is aborted,
 * the part that runs is done to its end.
 */
export function runBulkOperations(deps: Deps, signal?: AbortSignal): Promise<void> {
  const run = (job: JobRow) => runOperation(deps, job, signal);
  return runDueJobs({ ...deps, maxConcurrent: 1, signal }, [{ kind: bulkOperationKind, retryDelaysMs, run }]);
}

async function runOperation(deps: Deps, job: JobRow, signal?: AbortSignal): Promise<JobOutcome> {
  const { db, now, publicUrl: baseUrl = '' } = deps;
  const operation = await findOperation(db, job.id);
  const [store] = await db.select().from(stores).where(eq(stores.id, job.storeId));
  if (!operation || !store) return { state: 'completed' };
  if (!operation.startedAt) await updateOperation(db, job.id, { startedAt: now() });
  if (operation.options) return runImport({ ...deps, signal }, { operation, options: operation.options, store, job });
  const endsAt = now().getTime() + sliceMs;
  while (await runNextPart({ db, store, baseUrl, now }, job)) {
    deps.configurations.expire(store.id);
    deps.answers?.clear();
    if (signal?.aborted || now().getTime() >= endsAt) return { state: 'continued' };
    await letOthersRun();
  }
  return { state: 'completed' };
}

/** Does the next rows. Returns false if none is left, or if the operation was canceled. */
function runNextPart(context: BulkContext, job: JobRow): Promise<boolean> {
  return context.db.transaction(async (tx: Database) => {
    const operation = await lockOperation(tx, job.id);
    const part = operation && (await findNextInput(tx, job.id));
    if (!part || !(await extendLease(tx, job, context.now()))) return false;
    const results = await applyRows(tx, { ...context, operation }, part);
    const refused = results.filter(({ status }) => status === 'refused').length;
    if (results.length > 0) await insertResults(tx, operation, operation.resultCount, results);
    await deleteInputs(tx, job.id, part.position);
    await updateOperation(tx, job.id, {
      resultCount: operation.resultCount + results.length,
      processedCount: operation.processedCount + results.length,
      changedCount: operation.changedCount + results.length - refused,
      refusedCount: operation.refusedCount + refused,
    });
    return true;
  });
}
