import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/** A write that was built but not run. Awaiting it runs it. */
export type PreparedWrite = SQLWrapper & PromiseLike<unknown>;

/** A database or a transaction. */
export interface StatementRunner {
  execute(statement: SQL): PromiseLike<unknown>;
}

/**
 * Runs writes in one statement (`with … as (insert …), … as (update …)`). The database checks foreign keys at its end.
 * No write sees what another one did, so each has to change rows of its own.
 */
export async function writeTogether(tx: StatementRunner, writes: readonly PreparedWrite[]): Promise<void> {
  if (writes.length === 0) return;
  if (writes.length === 1) return void (await writes[0]);
  const parts = writes.map((write, index) => sql`${sql.identifier(`write_${index}`)} as ${write}`);
  await tx.execute(sql`with ${sql.join(parts, sql`, `)} select 1`);
}
