import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.ts';

describe('the folder of an embedded database', () => {
  let parent: string;
  let dir: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'smallshop-lock-'));
    dir = join(parent, 'database');
  });
  afterEach(() => rm(parent, { recursive: true }));

  it('is opened once at a time', async () => {
    const release = await lockFolder(dir);
    await expect(lockFolder(dir)).rejects.toThrow(`in use by process ${process.pid}`);
    await release();
    expect(existsSync(`${dir}.lock`)).toBe(false);
    await (
      await lockFolder(dir)
    )();
  });

  it('is not opened while another process has it, and is once that process is gone', async () => {
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    await once(other, 'spawn');
    await writeFile(`${dir}.lock`, String(other.pid));
    await expect(lockFolder(dir)).rejects.toThrow(`in use by process ${other.pid}`);
    other.stdin.end();
    await once(other, 'close');
    await (
      await lockFolder(dir)
    )();
  });

  it('is taken over from a former process that had our number, and from a broken lock', async () => {
    for (const content of [String(process.pid), '', 'rubbish']) {
      await writeFile(`${dir}.lock`, content);
      await (
        await lockFolder(dir)
      )();
    }
  });
});
