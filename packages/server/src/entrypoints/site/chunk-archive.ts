import { dayMs } from '@smallshop/contract';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashedName } from './hashed-name.ts';

/**
 * Days that the chunks of an earlier browser build stay available: longer than a tab stays open or a loader stays
 * cached.
 */
export const chunkRetentionDays = 30;

const retiredFile = 'retired.json';

/** When each chunk was first seen to be missing from the build, as ISO 8601. */
type Retired = Record<string, string>;

/** The folder that keeps the chunks of earlier builds. */
export const chunkArchiveOf = (dataDir: string): string => join(dataDir, 'cdn');

/**
 * Copies the chunks of the present browser build into the archive, and deletes those that left the build more than 30
 * days ago. Pages that loaded before a release, and loaders in caches, ask for the old names. Called at each start.
 */
export async function archiveChunks({
  cdnDir,
  archiveDir,
  now,
}: {
  cdnDir: string;
  archiveDir: string;
  now: Date;
}): Promise<void> {
  await mkdir(archiveDir, { recursive: true });
  const present = (await chunksIn(cdnDir)).filter((name) => name.endsWith('.js') || name.endsWith('.css'));
  const archived = new Set(await chunksIn(archiveDir));
  for (const name of present) if (!archived.has(name)) await copyFile(join(cdnDir, name), join(archiveDir, name));
  const before = await readRetired(archiveDir);
  const retired: Retired = {};
  for (const name of archived) {
    if (present.includes(name)) continue;
    const since = before[name] ?? now.toISOString();
    if (now.getTime() - Date.parse(since) > chunkRetentionDays * dayMs)
      await rm(join(archiveDir, name), { force: true });
    else retired[name] = since;
  }
  await writeFile(join(archiveDir, retiredFile), JSON.stringify(retired));
}

async function chunksIn(dir: string): Promise<string[]> {
  return (await readdir(dir)).filter((name) => hashedName.test(name));
}

/** Several server processes may write it at a time: what cannot be read starts anew, and keeps chunks longer. */
async function readRetired(archiveDir: string): Promise<Retired> {
  try {
    return JSON.parse(await readFile(join(archiveDir, retiredFile), 'utf8')) as Retired;
  } catch {
    return {};
  }
}
