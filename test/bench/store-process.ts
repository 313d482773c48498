import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createTestDatabase } from '../../packages/server/src/test-support/test-postgres.ts';
import { freePort } from '../../tools/free-port.mjs';

/** What a store is made from. */
export interface StoreOptions {
  /** The command `smallshop`, as the arguments of Node. */
  smallshop: readonly string[];
  /** The PostgreSQL server; without one, PGlite. */
  postgresUrl?: string;
  /** A CSV file with the products. */
  catalogue: string;
}

/** A server in a process of its own, with one store. */
export interface StoreProcess {
  url: string;
  key: string;
  importSeconds: number;
  /** Memory of the process in MB, as the system counts it. Linux only. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

export async function startStore({ smallshop, postgresUrl, catalogue }: StoreOptions): Promise<StoreProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'smallshop-bench-'));
  const database = postgresUrl === undefined ? undefined : await createTestDatabase(postgresUrl);
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    LOG_LEVEL: 'silent',
    SMALLSHOP_TEST_MODE: 'on',
    SMALLSHOP_PAYMENTS: 'test',
    SMALLSHOP_DATA_DIR: dataDir,
    ...(database && { DATABASE_URL: database.url }),
  };
  const run = async (...args: string[]) =>
    (await promisify(execFile)(process.execPath, [...smallshop, ...args], { env, maxBuffer: 100_000_000 })).stdout;
  const created = await run('store', 'create', '--name', 'Bench', '--origin', 'http://localhost:*', '--country', 'US');
  const key = /pk_\w+/.exec(created)![0];
  // Starting and opening the database are no part of an import.
  const idle = await secondsOf(() => run('rates', 'list', '--store', key));
  const importSeconds = (await secondsOf(() => run('import', catalogue, '--store', key))) - idle;
  const server = spawn(process.execPath, [...smallshop, 'serve'], { env, stdio: 'ignore' });
  const kill = () => void server.kill('SIGKILL');
  process.once('exit', kill);
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/healthz`).then(isOk, () => false))) {
    if (server.exitCode !== null) throw new Error(`${smallshop.at(-1)} serve ended with ${server.exitCode}.`);
    await pause(100);
  }
  return {
    url,
    key,
    importSeconds,
    async memory() {
      const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+)/m.exec(status)![1]) / 1024;
    },
    async stop() {
      const ended = once(server, 'exit');
      process.off('exit', kill);
      server.kill('SIGTERM');
      await ended;
      await database?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const isOk = ({ ok }: Response) => ok;

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
