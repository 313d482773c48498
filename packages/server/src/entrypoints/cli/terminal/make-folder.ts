import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from './terminal.ts';

/**
 * Makes the folder that a command writes into, and those above it that are missing. One level at a time: where the
 * operating system refuses a folder as if the one above were missing, `mkdir` with `recursive` does not end.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await makeLevels(resolve(path));
  } catch (error) {
    throw new UsageError(`${resolve(path)} cannot be written: ${(error as Error).message}. Name another folder.`);
  }
}

async function makeLevels(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) await makeLevels(above);
  await mkdir(path);
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
