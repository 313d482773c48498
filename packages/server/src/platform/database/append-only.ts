import { sql } from 'drizzle-orm';
import type { Database } from './client.ts';

/** Tables that are proof: rows are added, and neither changed nor taken away. */
const appendOnly = ['consent_records', 'consent_notices', 'gift_card_entries'] as const;

/**
 * Has the database itself refuse UPDATE, DELETE and TRUNCATE. Runs after the migrations, as they are
 * generated from the tables and know no triggers; safe to repeat. An owner of the database can drop the
 * triggers, so receipts are signed besides.
 */
export async function installAppendOnlyTriggers(db: Database): Promise<void> {
  await db.execute(sql`
    create or replace function smallshop_append_only() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
    end $$`);
  for (const table of appendOnly) {
    const trigger = sql.identifier(`${table}_append_only`);
    await db.execute(sql`
      create or replace trigger ${trigger} before update or delete or truncate on ${sql.identifier(table)}
      for each statement execute function smallshop_append_only()`);
  }
}
