import { readFile, unlink, writeFile } from 'node:fs/promises';

const held = new Set<string>();

/**
 * Locks a PGlite folder and returns a function that releases the lock. Only one process may open the folder; two
 * would destroy its data. If the process that holds the lock no longer runs, this process takes the lock. Throws an
 * error with the id of the process that holds it.
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
        `The database in ${dir} is in use by process ${owner}: stop it first, or set DATABASE_URL to use ` +
          `PostgreSQL, which many processes can share. (If no SmallShop is running, delete ${path}.)`,
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

/**
 * In a container, processes get the same ids after each start. So a lock with our own id does not prove that it is
 * ours.
 */
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
