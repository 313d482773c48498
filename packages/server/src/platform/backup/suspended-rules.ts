import { sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { queryRows } from './query-rows.ts';

/** A foreign key, a primary key, a unique constraint or an index that was dropped. */
interface Rule {
  table: string;
  isForeignKey: boolean;
  drop: string;
  create: string;
}

/** What creates the rules of tables again, in the transaction that dropped them. */
export interface SuspendedRules {
  /** The keys and indexes of one table. */
  restoreOf(table: string): Promise<void>;
  /** All that are still dropped. The foreign keys are the last: they need the keys of other tables. */
  restore(): Promise<void>;
}

/**
 * Drops the indexes, keys, unique constraints and foreign keys of all tables. To create an index for many rows takes a
 * fraction of the time of adding each row to it. What breaks a constraint is refused when it is created again.
 */
export async function suspendRules(tx: Database): Promise<SuspendedRules> {
  let rules = await findRules(tx);
  for (const { drop } of rules) await tx.execute(sql.raw(drop));
  const restore = async (isDue: (rule: Rule) => boolean) => {
    const due = rules.filter(isDue);
    rules = rules.filter((rule) => !isDue(rule));
    // In the order in which they were dropped, a foreign key is before the key that it needs.
    for (const { create } of due.toReversed()) await tx.execute(sql.raw(create));
  };
  return {
    restoreOf: (table) => restore((rule) => rule.table === table && !rule.isForeignKey),
    restore: () => restore(() => true),
  };
}

/** Foreign keys, then other constraints, then indexes. */
function findRules(tx: Database): Promise<Rule[]> {
  return queryRows<Rule>(
    tx,
    sql`select t.relname as "table", c.contype = 'f' as "isForeignKey",
        format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as "drop",
        format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
          as "create",
        case c.contype when 'f' then 1 else 2 end as step
      from pg_constraint c join pg_class t on t.oid = c.conrelid
      where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace and c.contype in ('f', 'p', 'u')
      union all
      select t.relname, false, format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), 3
      from pg_index i join pg_class t on t.oid = i.indrelid
      where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
      order by step`,
  );
}
