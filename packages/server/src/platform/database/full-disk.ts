import { statfs } from 'node:fs/promises';
import { troubleOf } from './database-errors.ts';

/** The embedded database writes more than this when it starts. */
const leastFreeBytes = 20_000_000;

export interface FullDiskOptions {
  /** Folder of the data. */
  dataDir: string;
  /** With PostgreSQL the database has its own disk. */
  databaseUrl?: string | undefined;
  /** Returns the free bytes at a path. Tests replace it. */
  freeBytes?(path: string): Promise<number>;
}

/** Returns a message with the fix if the error was caused by a full disk, otherwise undefined. */
export async function fullDiskMessage(
  error: unknown,
  { dataDir, databaseUrl, freeBytes = freeBytesOf }: FullDiskOptions,
): Promise<string | undefined> {
  const isFull = troubleOf(error) === 'disk_full';
  const free = await freeBytes(dataDir).catch(() => Infinity);
  // If the embedded database cannot start, its error does not always say that the disk is full.
  if (free < leastFreeBytes && (isFull || !databaseUrl))
    return (
      `The disk of ${dataDir} is full (${Math.floor(free / 1_000_000)} MB are free). Free at least 100 MB or ` +
      'move the folder and set SMALLSHOP_DATA_DIR, then run the command again.'
    );
  return isFull
    ? databaseUrl
      ? 'The disk of the PostgreSQL server is full. Free space there, then run the command again.'
      : `The disk of ${dataDir} is full. Free at least 100 MB, then run the command again.`
    : undefined;
}

async function freeBytesOf(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}
