import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What `readers.ts` is asked to do. */
export interface Reading {
  /** Of one server; each is asked for in turn. */
  urls: readonly string[];
  headers: Record<string, string>;
  /** Each request is one that no cache has an answer for; `{n}` in the path counts to 1,000. */
  isUnique: boolean;
  connections: number;
  seconds: number;
}

/** What `readers.ts` found. */
export interface ReadingResult {
  /** Requests per second. */
  average: number;
  /** Milliseconds within which 99 of 100 requests were answered. */
  p99: number;
  errors: number;
}

const readers = fileURLToPath(new URL('readers.ts', import.meta.url));

/**
 * Requests per second that a server answers over 16 kept-alive connections.
 * The load comes from a process of its own, so that it does not share the server's event loop.
 */
export async function requestsPerSecond(
  url: string,
  headers: Record<string, string> = {},
  isUnique = false,
): Promise<number> {
  return (await read({ urls: [url], headers, isUnique, connections: 16, seconds: 2 })).average;
}

/** Throws where a request failed: a server that refuses is fast. */
export async function read(reading: Reading): Promise<ReadingResult> {
  const result = await runProcess<ReadingResult>([readers, JSON.stringify(reading)]);
  const { pathname } = new URL(reading.urls[0]!);
  if (result.errors > 0)
    throw new Error(`GET ${pathname}: ${result.errors} requests failed or were refused under load`);
  return result;
}

const typescript = ['--conditions=@smallshop/source', '--disable-warning=ExperimentalWarning'];

/** Runs a Node process to its end and returns the JSON that it printed. */
export async function runProcess<T>(args: readonly string[], env: Record<string, string> = {}): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, [...typescript, ...args], {
    env: { ...process.env, ...env },
  });
  return JSON.parse(stdout) as T;
}

/** A Node process whose first line of output is its address. */
export async function startProcess(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [...typescript, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const url = await firstLine(child);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`The server ended with ${code} before it was ready.`)),
  );
  const [chunk] = (await Promise.race([once(child.stdout!, 'data'), ended])) as [Buffer];
  ended.catch(() => undefined);
  return String(chunk).split('\n')[0]!;
}
