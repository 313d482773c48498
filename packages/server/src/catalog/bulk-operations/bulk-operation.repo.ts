import {
  bulkOperationRetentionDays,
  dayMs,
  maxUnfinishedBulkOperations,
  refuse,
  type BulkOperation,
  type BulkOperationResult,
  type BulkOperationResultStatus,
  type BulkOperationState,
  type BulkOperationType,
  type Refusal,
} from '@smallshop/contract';
import { and, asc, desc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { queryRows } from '../../platform/backup/query-rows.ts';
import type { Database } from '../../platform/database/client.ts';
import { newId } from '../../platform/database/ids.ts';
import { transact } from '../../platform/database/transact.ts';
import { deleteFinishedJobs, queueJobs } from '../../platform/jobs/job-queue.ts';
import { jobs } from '../../platform/jobs/job.tables.ts';
import { rowLock } from '../../platform/statements/row-lock.ts';
import { lockStore } from '../../shop/store/store.repo.ts';
import {
  bulkOperationInputs,
  bulkOperationResults,
  bulkOperations,
  type BulkOperationRow,
} from './bulk-operation.tables.ts';
import type { BodyPart } from './split-body.ts';

export const bulkOperationKind = 'bulk_operation';

export type NewOperation = Pick<BulkOperationRow, 'storeId' | 'type' | 'options' | 'reference' | 'keyId' | 'rowCount'>;

/** Stores an operation with its input, and queues it. Returns its id. */
export function insertOperation(
  db: Database,
  operation: NewOperation,
  parts: Iterable<BodyPart>,
  { now, traceparent = null }: { now: Date; traceparent?: string | undefined | null },
): Promise<string | Refusal> {
  const { storeId, type, reference } = operation;
  const id = newId('bulk');
  return transact(db, async (tx) => {
    // Two requests at the same time count one after the other.
    await lockStore(tx, storeId);
    const unfinished = and(eq(jobs.kind, bulkOperationKind), inArray(jobs.state, ['queued', 'running']));
    if ((await tx.$count(jobs, and(eq(jobs.storeId, storeId), unfinished))) >= maxUnfinishedBulkOperations) {
      const detail = `${maxUnfinishedBulkOperations} operations have not ended. Wait for one to end, or cancel one.`;
      return refuse('job_state_conflict', { detail });
    }
    await queueJobs(tx, [{ id, storeId, kind: bulkOperationKind, name: type, reference, traceparent }], now);
    await tx.insert(bulkOperations).values({ ...operation, jobId: id, createdAt: now });
    for (const part of parts) await tx.insert(bulkOperationInputs).values({ operationId: id, storeId, ...part });
    return id;
  });
}

const state = sql<BulkOperationState>`case when ${bulkOperations.canceledAt} is not null then 'canceled'
  when ${jobs.state} = 'queued' and ${bulkOperations.startedAt} is not null then 'running' else ${jobs.state} end`;

export interface OperationQuery {
  storeId: string;
  limit: number;
  id?: string;
  type?: BulkOperationType | undefined;
  state?: BulkOperationState | undefined;
  /** The last operation of the page before. */
  after?: { createdAt: string; id: string } | undefined;
}

/** Newest first. */
export async function findOperations(
  db: Database,
  { storeId, limit, id, type, state: wanted, after }: OperationQuery,
): Promise<BulkOperation[]> {
  const { createdAt, jobId } = bulkOperations;
  const rows = await db
    .select({ operation: bulkOperations, state, error: jobs.error, finishedAt: jobs.finishedAt })
    .from(bulkOperations)
    .innerJoin(jobs, eq(jobs.id, jobId))
    .where(
      and(
        eq(bulkOperations.storeId, storeId),
        id === undefined ? undefined : eq(jobId, id),
        type && eq(bulkOperations.type, type),
        wanted && sql`${state} = ${wanted}`,
        after && sql`(${createdAt}, ${jobId}) < (${after.createdAt}::timestamptz, ${after.id})`,
      ),
    )
    .orderBy(desc(createdAt), desc(jobId))
    .limit(limit);
  return rows.map((row) => viewOperation(row.operation, row));
}

function viewOperation(
  row: BulkOperationRow,
  job: { state: BulkOperationState; error: string | null; finishedAt: Date | null },
): BulkOperation {
  const finishedAt = row.canceledAt ?? job.finishedAt;
  const { type, reference, rowCount, processedCount, changedCount, refusedCount, errorDetail } = row;
  return {
    ...{ id: row.jobId, type, state: job.state, dryRun: row.options?.dryRun ?? false, reference },
    ...{ rowCount, processedCount, changedCount, refusedCount },
    error: job.state === 'failed' ? job.error : null,
    errorDetail: job.state === 'failed' ? errorDetail : null,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    expiresAt: finishedAt && new Date(finishedAt.getTime() + bulkOperationRetentionDays * dayMs).toISOString(),
  };
}

/**
 * Cancels an operation that has not ended. What runs at this moment is done to the end of its part. Returns false if
 * it has ended, or is not of this store.
 */
export async function cancelOperation(db: Database, storeId: string, id: string, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const own = and(eq(bulkOperations.jobId, id), eq(bulkOperations.storeId, storeId));
    const [row] = await tx.select({ id: bulkOperations.jobId }).from(bulkOperations).where(own).for(rowLock);
    if (!row) return false;
    const ended = await tx
      .update(jobs)
      .set({ state: 'completed', finishedAt: now, error: null })
      .where(and(eq(jobs.id, id), inArray(jobs.state, ['queued', 'running'])))
      .returning({ id: jobs.id });
    if (ended.length === 0) return false;
    await tx.update(bulkOperations).set({ canceledAt: now }).where(own);
    await tx.delete(bulkOperationInputs).where(eq(bulkOperationInputs.operationId, id));
    return true;
  });
}

/** Locks an operation until the transaction ends. Returns undefined if it was canceled or deleted. */
export async function lockOperation(tx: Database, id: string): Promise<BulkOperationRow | undefined> {
  const [row] = await tx
    .select()
    .from(bulkOperations)
    .where(and(eq(bulkOperations.jobId, id), isNull(bulkOperations.canceledAt)))
    .for(rowLock);
  return row;
}

/** Returns the operation, unless it was canceled or deleted. */
export async function findOperation(db: Database, id: string): Promise<BulkOperationRow | undefined> {
  const [row] = await db
    .select()
    .from(bulkOperations)
    .where(and(eq(bulkOperations.jobId, id), isNull(bulkOperations.canceledAt)));
  return row;
}

export async function findNextInput(tx: Database, operationId: string): Promise<BodyPart | undefined> {
  const { position, content } = bulkOperationInputs;
  const [part] = await tx
    .select({ position, content })
    .from(bulkOperationInputs)
    .where(eq(bulkOperationInputs.operationId, operationId))
    .orderBy(asc(position))
    .limit(1);
  return part;
}

/** Returns the uploaded file of an import. */
export async function readFile(db: Database, operationId: string): Promise<Buffer> {
  const { position, content } = bulkOperationInputs;
  const parts: Buffer[] = [];
  for (;;) {
    const [part] = await db
      .select({ content })
      .from(bulkOperationInputs)
      .where(and(eq(bulkOperationInputs.operationId, operationId), eq(position, parts.length)));
    if (!part) return Buffer.concat(parts);
    parts.push(Buffer.from(part.content, 'base64'));
  }
}

export async function deleteInputs(tx: Database, operationId: string, position?: number): Promise<void> {
  const one = position === undefined ? undefined : eq(bulkOperationInputs.position, position);
  await tx.delete(bulkOperationInputs).where(and(eq(bulkOperationInputs.operationId, operationId), one));
}

export async function insertResults(
  tx: Database,
  { jobId, storeId }: Pick<BulkOperationRow, 'jobId' | 'storeId'>,
  position: number,
  items: BulkOperationResult[],
): Promise<void> {
  await tx.insert(bulkOperationResults).values({ operationId: jobId, storeId, position, items });
}

export async function updateOperation(
  tx: Database,
  id: string,
  changes: Partial<Omit<BulkOperationRow, 'jobId' | 'storeId'>>,
): Promise<void> {
  await tx.update(bulkOperations).set(changes).where(eq(bulkOperations.jobId, id));
}

export interface ResultQuery {
  operationId: string;
  storeId: string;
  limit: number;
  status?: BulkOperationResultStatus | undefined;
  /** Number of the last result of the page before. */
  after?: number | undefined;
}

/** Returns results in their order, with their numbers. */
export function findResults(
  db: Database,
  { operationId, storeId, limit, status, after = -1 }: ResultQuery,
): Promise<{ number: number; item: BulkOperationResult }[]> {
  const { items, position } = bulkOperationResults;
  const isWanted: SQL = status === undefined ? sql`true` : sql`result.item->>'status' = ${status}`;
  return queryRows(
    db,
    sql`select (${position} + result.nth - 1)::int as number, result.item from ${bulkOperationResults}
      cross join lateral jsonb_array_elements(${items}) with ordinality as result(item, nth)
      where ${bulkOperationResults.operationId} = ${operationId} and ${bulkOperationResults.storeId} = ${storeId}
        and ${position} + jsonb_array_length(${items}) > ${after} and ${position} + result.nth - 1 > ${after}
        and ${isWanted}
      order by ${position}, result.nth limit ${limit}`,
  );
}

/** Deletes operations that ended more than `bulkOperationRetentionDays` ago, with their results. */
export function deleteExpiredOperations(db: Database, now: Date): Promise<void> {
  return deleteFinishedJobs(db, bulkOperationKind, new Date(now.getTime() - bulkOperationRetentionDays * dayMs));
}
