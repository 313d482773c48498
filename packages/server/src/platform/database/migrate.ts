import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator';
import type { PgliteDatabase } from 'drizzle-orm/pglite';
import { migrate as migrateEmbedded } from 'drizzle-orm/pglite/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { installAppendOnlyTriggers } from './append-only.ts';
import { refuseUnknownMigrations } from './known-migrations.ts';

export const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));
/** Any fixed number, the same in every process. */
const lockKey = 46002026;

export async function migratePglite(db: PgliteDatabase, last?: string): Promise<void> {
  await refuseUnknownMigrations(db, migrationsFolder);
  await withMigrations(last, (folder) => migrateEmbedded(db, { migrationsFolder: folder }));
  if (last === undefined) await installAppendOnlyTriggers(db);
}

/**
 * Migrates under a lock, so that processes that start at the same time migrate one after the other. It uses a
 * connection without the pool's timeouts: a migration may rewrite a large table, and the other processes wait for it.
 */
export async function migratePostgres(url: string, last?: string): Promise<void> {
  const connection = new pg.Client({ connectionString: url });
  // A broken connection also makes its queries fail. Without a listener, the `error` event would end the process.
  connection.on('error', () => {});
  await connection.connect();
  try {
    await connection.query('select pg_advisory_lock($1)', [lockKey]);
    const db = drizzlePg(connection);
    await refuseUnknownMigrations(db, migrationsFolder);
    await withMigrations(last, (folder) => migratePg(db, { migrationsFolder: folder }));
    // For the tables of now: those that were then may lack one.
    if (last === undefined) await installAppendOnlyTriggers(db);
  } finally {
    // The lock belongs to the connection: closing it releases it, even after a failure.
    await connection.end();
  }
}

/** Returns the hashes of the migrations that this version knows, oldest first. */
export const knownMigrations = (): string[] => readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash);

/** Runs work with a folder of the migrations up to the one with the hash `last`; with all of them without it. */
async function withMigrations(last: string | undefined, work: (folder: string) => Promise<void>): Promise<void> {
  if (last === undefined) return work(migrationsFolder);
  const journalFile = join('meta', '_journal.json');
  const journal = JSON.parse(await readFile(join(migrationsFolder, journalFile), 'utf8')) as {
    entries: { tag: string }[];
  };
  const entries = journal.entries.slice(0, knownMigrations().indexOf(last) + 1);
  const folder = await mkdtemp(join(tmpdir(), 'smallshop-migrations-'));
  try {
    await mkdir(join(folder, 'meta'));
    await writeFile(join(folder, journalFile), JSON.stringify({ ...journal, entries }));
    for (const { tag } of entries) await cp(join(migrationsFolder, `${tag}.sql`), join(folder, `${tag}.sql`));
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
