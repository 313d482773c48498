import { statfs } from 'node:fs/promises';
import { troubleOf } from './database-errors.ts';

/** Less than the embedded database writes at a start, in bytes. */
const leastFreeBytes = 20_000_000;

export interface FullDiskOptions {
  /** Folder of the data. */
  dataDir: string;
  /** With PostgreSQL the database is on a disk of its own. */
  databaseUrl?: string | undefined;
  /** Bytes that are free at a path; for tests. */
  freeBytes?(path: string): Promise<number>;
}

/** What to tell of an error that came of a full disk, with the fix; undefined where the disk is not full. */
export async function fullDiskMessage(error: unknown, { dataDir, databaseUrl, freeBytes = freeBytesOf }: FullDiskOptions): Promise<string | undefined> {
  const isFull = troubleOf(error) === 'disk_full';
  const free = await freeBytes(dataDir).catch(() => Infinity);
  // The embedded database that cannot start does not always say why.
  if (free < leastFreeBytes && (isFull || !databaseUrl)) return `The disk of ${dataDir} is full (${Math.floor(free / 1_000_000)} MB are free). Free at least 100 MB or move the folder and set SMALLSHOP_DATA_DIR, then run the command again.`;
  return isFull ? (databaseUrl ? 'The disk of the PostgreSQL server is full. Free space there, then run the command again.' : `The disk of ${dataDir} is full. Free at least 100 MB, then run the command again.`) : undefined;
}

async function freeBytesOf(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}
