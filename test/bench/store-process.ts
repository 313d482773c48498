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
  /** Memory of the process in MB, as the system counts it. Linux only. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** A store with its products, before its server is started. */
export interface PreparedStore {
  key: string;
  importSeconds: number;
  /** The most memory that the import had, in MB. Linux only. */
  importMegabytes: number;
  /** The same of a command that does nothing but open the database. */
  idleMegabytes: number;
  /** Runs a command and returns its seconds, without those to start and to open the database. */
  secondsOf(...command: string[]): Promise<number>;
  serve(): Promise<StoreProcess>;
  remove(): Promise<void>;
}

export async function startStore(options: StoreOptions): Promise<StoreProcess> {
  const prepared = await prepareStore(options);
  const server = await prepared.serve();
  return {
    ...server,
    async stop() {
      await server.stop();
      await prepared.remove();
    },
  };
}

export async function prepareStore({ smallshop, postgresUrl, catalogue }: StoreOptions): Promise<PreparedStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'smallshop-bench-'));
  const database = postgresUrl === undefined ? undefined : await createTestDatabase(postgresUrl);
  const env = {
    ...process.env,
    LOG_LEVEL: 'silent',
    SMALLSHOP_TEST_MODE: 'on',
    SMALLSHOP_PAYMENTS: 'test',
    SMALLSHOP_DATA_DIR: dataDir,
    ...(database && { DATABASE_URL: database.url }),
  };
  const run = (...args: string[]) => runMeasured([...smallshop, ...args], env);
  const shop = ['--name', 'Bench', '--origin', 'http://localhost:*', '--country', 'US'];
  const key = /pk_\w+/.exec((await run('store', 'create', ...shop)).stdout)![0];
  // Starting and opening the database are no part of a command.
  const idle = await run('rates', 'list', '--store', key);
  const imported = await run('import', catalogue, '--store', key);
  return {
    key,
    importSeconds: imported.seconds - idle.seconds,
    importMegabytes: imported.megabytes,
    idleMegabytes: idle.megabytes,
    secondsOf: async (...command) => (await run(...command)).seconds - idle.seconds,
    serve: () => serve(smallshop, env, key),
    async remove() {
      await database?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function serve(smallshop: readonly string[], env: NodeJS.ProcessEnv, key: string): Promise<StoreProcess> {
  const port = await freePort();
  const options = { env: { ...env, PORT: String(port) }, stdio: 'ignore' as const };
  const server = spawn(process.execPath, [...smallshop, 'serve'], options);
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
    memory: async () => (await megabytesOf(server.pid, 'VmRSS'))!,
    async stop() {
      const ended = once(server, 'exit');
      process.off('exit', kill);
      server.kill('SIGTERM');
      await ended;
    },
  };
}

const isOk = ({ ok }: Response) => ok;

interface Measured {
  stdout: string;
  seconds: number;
  /** The most that the process had. */
  megabytes: number;
}

async function runMeasured(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Measured> {
  const started = performance.now();
  const running = promisify(execFile)(process.execPath, args, { env, maxBuffer: 100_000_000 });
  let megabytes = 0;
  // The last value before it ends is the highest.
  const watch = setInterval(async () => {
    megabytes = (await megabytesOf(running.child.pid, 'VmHWM')) ?? megabytes;
  }, 50);
  try {
    const { stdout } = await running;
    return { stdout, seconds: (performance.now() - started) / 1000, megabytes };
  } finally {
    clearInterval(watch);
  }
}

/** As the system counts it; undefined once the process has ended. */
async function megabytesOf(pid: number | undefined, name: 'VmRSS' | 'VmHWM'): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kilobytes] = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
