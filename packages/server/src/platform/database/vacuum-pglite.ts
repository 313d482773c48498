import type { PGlite } from '@electric-sql/pglite';

/**
 * Vacuums and analyses the tables that have changed enough, by the rule of PostgreSQL's autovacuum. PGlite has no such
 * process: its files would grow with each change, and its plans would be those for empty tables.
 */
export async function vacuumPglite(client: PGlite): Promise<void> {
  // The counts of this session are otherwise written up to a minute later.
  await client.exec('select pg_stat_force_next_flush()');
  const { rows } = await client.query<{ name: string }>(`
    select relid::regclass::text as name from pg_stat_user_tables
    where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup`);
  for (const { name } of rows) await client.exec(`vacuum (analyze) ${name}`);
}
