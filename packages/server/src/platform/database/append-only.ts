import { sql } from 'drizzle-orm';
import type { Database } from './client.ts';

/** Tables whose rows are legal evidence. Rows are only added, never changed or deleted. */
const appendOnly = ['consent_records', 'consent_notices', 'gift_card_entries'] as const;

/**
 * Creates triggers that make the database refuse UPDATE, DELETE and TRUNCATE on these tables. It runs after the
 * migrations, because the generated migrations contain no triggers. It can run again safely. The owner of the
 * database can drop the triggers, so receipts are also signed.
 */
export async function installAppendOnlyTriggers(db: Database): Promise<void> {
  await db.execute(sql`
    create or replace function smallshop_append_only() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation';
    end $$`);
  for (const table of appendOnly) {
    const trigger = sql.identifier(`${table}_append_only`);
    await db.execute(sql`
      create or replace trigger ${trigger} before update or delete or truncate on ${sql.identifier(table)}
      for each statement execute function smallshop_append_only()`);
  }
}
