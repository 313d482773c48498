import { sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { queryRows } from './query-rows.ts';

/** A foreign key, a unique constraint or an index that was dropped. */
interface Rule {
  drop: string;
  create: string;
}

/**
 * Drops the indexes, unique constraints and foreign keys of all tables, and returns a function that creates them again,
 * in the same transaction. To create an index for many rows takes a fraction of the time of adding each row to it. What
 * breaks a constraint is refused when it is created again. Primary keys stay.
 */
export async function suspendRules(tx: Database): Promise<() => Promise<void>> {
  const rules = await findRules(tx);
  for (const { drop } of rules) await tx.execute(sql.raw(drop));
  return async () => {
    // A foreign key may need a unique constraint: they were dropped before it.
    for (const { create } of rules.toReversed()) await tx.execute(sql.raw(create));
  };
}

/** Foreign keys, then unique constraints, then indexes. */
function findRules(tx: Database): Promise<Rule[]> {
  return queryRows<Rule>(
    tx,
    sql`select
        format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as "drop",
        format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
          as "create",
        case c.contype when 'f' then 1 else 2 end as step
      from pg_constraint c join pg_class t on t.oid = c.conrelid
      where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace and c.contype in ('f', 'u')
      union all
      select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), 3
      from pg_index i join pg_class t on t.oid = i.indrelid
      where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
      order by step`,
  );
}
