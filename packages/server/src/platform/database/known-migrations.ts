import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Database } from './client.ts';

/**
 * Throws if the database has migrations that this version does not know. Such a database comes from a newer version,
 * or from before the first release, when migrations were still edited. Migrating it would stop half-way.
 */
export async function refuseUnknownMigrations(db: Database, migrationsFolder: string): Promise<void> {
  const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash));
  const applied = await appliedMigrations(db);
  if (applied.every((hash) => known.has(hash))) return;
  throw new Error(
    'This database was made by another version of SmallShop, whose tables this one does not know. Start ' +
      'that version, or begin with an empty database: set another SMALLSHOP_DATA_DIR (npm start keeps its ' +
      'data in .smallshop/data: move that folder away) or another DATABASE_URL.',
  );
}

/** Returns the hashes of the migrations that ran in this database, oldest first, or none for a new database. */
export async function appliedMigrations(db: Database): Promise<string[]> {
  const rows = async (query: ReturnType<typeof sql>) =>
    ((await db.execute(query)) as unknown as { rows: Record<string, string | null>[] }).rows;
  const [table] = await rows(sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`);
  if (!table?.['name']) return [];
  return (await rows(sql`select hash from drizzle.__drizzle_migrations order by created_at`)).map(({ hash }) => hash!);
}
