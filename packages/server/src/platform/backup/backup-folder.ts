import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sum } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { OpenDatabase } from '../database/client.ts';
import { appliedMigrations } from '../database/known-migrations.ts';
import { knownMigrations } from '../database/migrate.ts';
import { jsonLines } from '../json/json-lines.ts';
import type { CopiedRows } from '../statements/copy-rows.ts';
import { atOneMoment, batchSize, copyingAtOneMoment, countRows, readCopies, readRows } from './read-rows.ts';
import { columnsOf, findFilledTables, findTables } from './tables.ts';
import { fillTables, insertLines, type RowSource } from './write-rows.ts';

/** Written last: a folder without it is no complete backup. */
const contentsFile = 'backup.json';
const picturesFolder = 'pictures';

const contentsSchema = z.object({
  format: z.literal('smallshop-backup'),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  /** Hash of the last migration of the database. */
  migration: z.string(),
  tables: z.record(z.string(), z.object({ rows: z.int(), sha256: z.string() })),
  /** Their names, which are the beginnings of their hashes. */
  pictures: z.array(z.string().regex(/^[0-9a-f]{40}\.\w+$/)),
});
export type BackupContents = z.infer<typeof contentsSchema>;

/** How many rows all tables have together. */
export const rowsIn = ({ tables }: Pick<BackupContents, 'tables'>): number =>
  sum(Object.values(tables).map(({ rows }) => rows));

/** The backup, or the place where it is to be restored, cannot be used. The message says what to do. */
export class BackupError extends Error {
  override name = 'BackupError';
}

export type OnProgress = (done: number, total: number) => void;
const tableFile = (folder: string, name: string) => join(folder, 'tables', `${name}.jsonl`);
/** It has personal data and keys. */
const onlyOwner = { mode: 0o600 };

/**
 * Writes all tables, as they are at one moment, and the pictures into a folder that only its owner can read. A backup
 * that was there is replaced; pictures that it has are not copied again. Throws where the folder has other files.
 */
export async function writeBackup(
  database: OpenDatabase,
  originalsDir: string,
  folder: string,
  now: Date,
  onProgress: OnProgress,
): Promise<BackupContents> {
  await checkTarget(folder);
  // From here on the folder is incomplete.
  await rm(join(folder, contentsFile), { force: true });
  await rm(join(folder, 'tables'), { recursive: true, force: true });
  for (const name of ['tables', picturesFolder]) await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const [migration] = (await appliedMigrations(database.db)).slice(-1);
  const tables = await atOneMoment(database.db, async (tx) => {
    const found = await findTables(tx);
    const total = await countRows(tx, found);
    const written: BackupContents['tables'] = {};
    let done = 0;
    for (const table of found) {
      const [hash, start] = [createHash('sha256'), done];
      const lines = async function* () {
        for await (const batch of readRows(tx, table)) {
          const text = batch.map((line) => `${line}\n`).join('');
          hash.update(text);
          onProgress((done += batch.length), total);
          yield text;
        }
      };
      await pipeline(Readable.from(lines()), createWriteStream(tableFile(folder, table.name), onlyOwner));
      written[table.name] = { rows: done - start, sha256: hash.digest('hex') };
    }
    return written;
  });
  // After the tables: pictures are only added, so each one that a row names is there.
  const pictures = await copyMissing(originalsDir, join(folder, picturesFolder));
  const contents: BackupContents = {
    format: 'smallshop-backup',
    version: 1,
    createdAt: now.toISOString(),
    migration: migration!,
    tables,
    pictures,
  };
  await writeFile(join(folder, contentsFile), `${JSON.stringify(contents, null, 2)}\n`, onlyOwner);
  return contents;
}

/** A folder that something else uses is not taken for a backup. */
async function checkTarget(folder: string): Promise<void> {
  const own = [contentsFile, 'tables', picturesFolder];
  const found = await readdir(folder).catch((): string[] => []);
  const others = found.filter((name) => !own.includes(name));
  if (others.length > 0 || (found.includes(picturesFolder) && !found.includes('tables')))
    throw new BackupError(
      `${folder} has other files (${(others.length > 0 ? others : found).slice(0, 3).join(', ')}). Name an empty ` +
        'folder, or one with a backup.',
    );
}

/** Reads what a backup has. Throws unless all of it is there as it was written. */
export async function readBackup(folder: string): Promise<BackupContents> {
  const contents = await readContents(folder);
  const hashes: [file: string, expected: string][] = [
    ...Object.entries(contents.tables).map(([name, { sha256 }]): [string, string] => [tableFile(folder, name), sha256]),
    ...contents.pictures.map((name): [string, string] => [
      join(folder, picturesFolder, name),
      name.slice(0, name.indexOf('.')),
    ]),
  ];
  for (const [file, expected] of hashes) {
    const hash = await hashOf(file);
    if (!hash?.startsWith(expected))
      throw new BackupError(
        `${file} is ${hash ? 'not what was written' : 'missing'}. Nothing was restored. Copy the backup again, or ` +
          'take another one.',
      );
  }
  return contents;
}

/**
 * Fills an empty database and the folder of pictures from a backup that was read, of this version or of an older one.
 * All or nothing of the tables is restored.
 */
export async function restoreBackup(
  folder: string,
  contents: BackupContents,
  database: OpenDatabase,
  originalsDir: string,
  onProgress: OnProgress,
): Promise<void> {
  await copyMissing(join(folder, picturesFolder), originalsDir);
  const total = rowsIn(contents);
  let done = 0;
  await fillEmptyDatabase<string[]>(database, contents.migration, {
    async *read({ name }) {
      if (!contents.tables[name]) return;
      let batch: string[] = [];
      for await (const line of jsonLines(createReadStream(tableFile(folder, name)))) {
        batch.push(line);
        if (batch.length < batchSize) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
    async write(target, table, lines) {
      await insertLines(target, table, lines);
      onProgress((done += lines.length), total);
    },
  });
}

/** Copies a database into an empty one, of the other kind or of the same, as it is at one moment. */
export async function copyDatabase(from: OpenDatabase, to: OpenDatabase, onProgress: OnProgress): Promise<number> {
  const [migration] = (await appliedMigrations(from.db)).slice(-1);
  return copyingAtOneMoment(from.db, async (source) => {
    const total = await countRows(source.tx, await findTables(source.tx));
    let done = 0;
    await fillEmptyDatabase<CopiedRows>(to, migration!, {
      read: (table) => readCopies(source, table),
      async write(target, table, rows) {
        await target.copyIn(sql`${sql.identifier(table.name)} (${columnsOf(table)})`, rows);
        onProgress((done += rows.count), total);
      },
    });
    return done;
  });
}

/** Fills a database that has no data. The rows are of its tables as they are with the migration. */
async function fillEmptyDatabase<Rows>(
  database: OpenDatabase,
  migration: string,
  source: RowSource<Rows>,
): Promise<void> {
  if (!knownMigrations().includes(migration))
    throw new BackupError(
      'The backup was made by a newer version of SmallShop, whose tables this one does not know. Install that ' +
        'version, and restore with it.',
    );
  const applied = await appliedMigrations(database.db);
  const filled = applied.length > 0 ? await findFilledTables(database.db, await findTables(database.db)) : [];
  if (filled.length > 0)
    throw new BackupError(
      `The database has data already, in ${filled.slice(0, 5).join(', ')}${filled.length > 5 ? ' …' : ''}. Nothing ` +
        'was changed. Name an empty one: another DATABASE_URL, or another SMALLSHOP_DATA_DIR.',
    );
  const known = knownMigrations();
  if (applied.length > known.indexOf(migration) + 1)
    throw new BackupError(
      'The database is empty, and its tables are newer than those of the backup. Name a new one: another ' +
        'DATABASE_URL, or another SMALLSHOP_DATA_DIR.',
    );
  await database.migrate(migration);
  const tables = await findTables(database.db);
  await fillTables(database.db, tables, source);
  await database.migrate();
  await database.vacuum();
}

/** Returns undefined where the file is missing. */
async function hashOf(file: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

async function readContents(folder: string): Promise<BackupContents> {
  const file = join(folder, contentsFile);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new BackupError(
      `${file} is missing: the folder is no backup, or the backup was interrupted. Name a folder that ` +
        '"smallshop backup" has written to its end.',
    );
  });
  try {
    return contentsSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new BackupError(`${file} cannot be read: ${(error as Error).message}. Take another backup.`);
  }
}

/** Copies the pictures that a folder lacks, and returns their names. The name of a picture is its hash. */
async function copyMissing(from: string, to: string): Promise<string[]> {
  const pictures = (await readdir(from).catch(() => [])).filter((name) => /^[0-9a-f]{40}\.\w+$/.test(name)).sort();
  await mkdir(to, { recursive: true });
  const there = new Set(await readdir(to));
  for (const name of pictures) {
    if (there.has(name)) continue;
    await copyFile(join(from, name), join(to, `${name}.unfinished`));
    await rename(join(to, `${name}.unfinished`), join(to, name));
  }
  return pictures;
}
