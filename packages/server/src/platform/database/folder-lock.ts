import { readFile, unlink, writeFile } from 'node:fs/promises';

const held = new Set<string>();

/**
 * One process at a time may open a PGlite folder; two would destroy it. Answers how to give the lock
 * back. A lock whose process is gone is taken over. Throws an error that names the process.
 */
export async function lockFolder(dir: string): Promise<() => Promise<void>> {
  const path = `${dir}.lock`;
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = Number(await readFile(path, 'utf8').catch(() => '0'));
    if (isRunning(owner, path)) {
      throw new Error(
        `The database in ${dir} is in use by process ${owner}: stop it first, or set DATABASE_URL to use PostgreSQL, which many processes can share. (If no SmallShop is running, delete ${path}.)`,
        { cause: error },
      );
    }
    await writeFile(path, String(process.pid));
  }
  held.add(path);
  return async () => {
    held.delete(path);
    await unlink(path).catch(() => {});
  };
}

/** A container's processes get the same numbers after each start, so our own number alone proves nothing. */
function isRunning(pid: number, path: string): boolean {
  if (pid === process.pid) return held.has(path);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
