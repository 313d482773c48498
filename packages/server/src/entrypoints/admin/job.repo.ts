import type { Job, JobKindName, JobSort, JobState } from '@smallshop/contract';
import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { queryRows } from '../../platform/backup/query-rows.ts';
import { jobs } from '../../platform/jobs/job.tables.ts';
import { mailOutbox } from '../../shop/mail-queue/mail.tables.ts';

export interface JobQuery {
  storeId: string;
  sort: JobSort;
  limit: number;
  id?: string;
  state?: JobState | undefined;
  kind?: JobKindName | undefined;
  /** The last job of the page before. `createdAt` as in `Job`. */
  after?: { createdAt: string; id: string } | undefined;
}

/**
 * The two tables with one set of columns. E-mails have a table of their own; docs/decisions/jobs.md says why. Times
 * have milliseconds, as in JavaScript, so that a cursor names exactly one place.
 */
const ofQueue = (kind: JobKindName) => sql`select id, kind, name, reference, state, attempts, error, created_at,
      due_at, finished_at from ${jobs} where kind = ${kind} and store_id =`;
const sources: Record<JobKindName, SQL> = {
  webhook: ofQueue('webhook'),
  bulk_operation: ofQueue('bulk_operation'),
  email: sql`select id, 'email' as kind, kind as name, nullif(order_id, '') as reference,
      case status when 'sending' then 'running' when 'sent' then 'completed' else status end as state, attempts,
      failure as error, created_at, due_at, sent_at as finished_at from ${mailOutbox} where store_id =`,
};

/** Returns one page of the store's jobs. */
export async function findJobs(db: Database, query: JobQuery): Promise<Job[]> {
  const { storeId, sort, limit, after, id, state, kind } = query;
  const [isAfter, direction] = sort === 'newest' ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const kinds = (Object.keys(sources) as JobKindName[]).filter((one) => kind === undefined || kind === one);
  const conditions = [
    ...(id === undefined ? [] : [sql`id = ${id}`]),
    ...(state === undefined ? [] : [sql`state = ${state}`]),
    ...(after ? [sql`(created_at, id) ${isAfter} (${after.createdAt}::timestamptz, ${after.id})`] : []),
  ];
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const page = sql`order by created_at ${direction}, id ${direction} limit ${limit}`;
  // Each table gives one page, by its index.
  const pages = kinds.map((one) => sql`(select * from (${sources[one]} ${storeId}) as source ${where} ${page})`);
  return queryRows<Job>(
    db,
    sql`select id, kind, name, reference, state, attempts, error, ${iso('created_at')} as "createdAt",
      case when state in ('queued', 'running') then ${iso('due_at')} end as "nextAttemptAt",
      case when state in ('completed', 'failed') then ${iso('finished_at')} end as "finishedAt"
    from (${sql.join(pages, sql` union all `)}) as job ${page}`,
  );
}

/** A time as JavaScript writes it. */
function iso(column: string): SQL {
  return sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}

/** Queues a failed e-mail again. Returns false if that is not possible: the code in an e-mail is deleted with it. */
export async function requeueMail(
  db: Database,
  { id, storeId, now }: { id: string; storeId: string; now: Date },
): Promise<boolean> {
  const rows = await queryRows(
    db,
    sql`update ${mailOutbox} set status = 'queued', attempts = 0, due_at = ${now.toISOString()}, sent_at = null,
      failure = null
    where id = ${id} and store_id = ${storeId} and status = 'failed' and kind <> 'order_code' returning id`,
  );
  return rows.length > 0;
}
