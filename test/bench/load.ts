import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

const connections = 16;
const durationSeconds = 2;
const autocannon = createRequire(import.meta.url).resolve('autocannon');

/** What of autocannon's JSON report is read: https://github.com/mcollina/autocannon#autocannonopts-cb. */
interface Report {
  requests: { average: number };
  errors: number;
  non2xx: number;
}

/**
 * Requests per second that a server answers over 16 kept-alive connections.
 * The load comes from a process of its own, so that it does not share the server's event loop.
 * Throws where a request failed: a server that refuses is fast.
 */
export async function requestsPerSecond(url: string, headers: Record<string, string> = {}): Promise<number> {
  const flags = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const { stdout } = await promisify(execFile)(process.execPath, [
    autocannon,
    '--json',
    '--no-progress',
    '-c',
    String(connections),
    '-d',
    String(durationSeconds),
    ...flags,
    url,
  ]);
  const { requests, errors, non2xx } = JSON.parse(stdout) as Report;
  if (errors + non2xx > 0)
    throw new Error(
      `GET ${new URL(url).pathname}: ${errors} errors and ${non2xx} answers that were not 2xx under load`,
    );
  return requests.average;
}

/** A Node process whose first line of output is its address. */
export async function startProcess(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(
    process.execPath,
    ['--conditions=@smallshop/source', '--disable-warning=ExperimentalWarning', ...args],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } },
  );
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
