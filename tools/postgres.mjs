// A throw-away PostgreSQL for the tests: its own cluster, on loopback, gone afterwards.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.mjs';
import { run } from './run.mjs';

/** Folder of the newest installed server's programs, or undefined. */
export function postgresPrograms() {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return undefined;
  return readdirSync(versions)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(versions, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

/**
 * Starts a cluster; returns its address, how to stop it for good, and how to interrupt it. PostgreSQL refuses to run
 * as root, so root lends it to `postgres`.
 */
export async function startPostgres() {
  const bin = postgresPrograms();
  const data = mkdtempSync(join(tmpdir(), 'smallshop-postgres-'));
  chmodSync(data, 0o777);
  const asUser = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
  const cluster = join(data, 'cluster');
  /** One of the server's programs with its arguments, as `run` and `spawn` take them. */
  const program = (name, ...args) => {
    const [command, ...rest] = [...asUser, join(bin, name), '-D', cluster, ...args];
    return [command, rest];
  };
  const { code, output } = await run(...program('initdb', '-U', 'smallshop', '-A', 'trust', '--locale=C.UTF-8', '-N'), {
    quiet: true,
    cwd: data,
  });
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${output}`);
  const port = await freePort();
  const settings = ['-p', String(port), '-h', '127.0.0.1', '-k', data, '-c', 'fsync=off', '-c', 'max_connections=200'];
  const start = () =>
    new Promise((resolve, reject) => {
      const server = spawn(...program('postgres', ...settings), { stdio: ['ignore', 'ignore', 'pipe'], cwd: data });
      let log = '';
      server.stderr.setEncoding('utf8').on('data', (text) => {
        log += text;
        if (log.includes('ready to accept connections')) resolve();
      });
      server.on('close', (status) => reject(new Error(`postgres ended with ${status}: ${log}`)));
    });
  /** `fast` ends each session in order, `immediate` is a crash. The data stay. */
  const halt = (mode) => run(...program('pg_ctl', '-m', mode, 'stop'), { quiet: true, cwd: data });
  await start();
  return {
    url: `postgresql://smallshop@127.0.0.1:${port}/postgres`,
    start,
    halt,
    async stop() {
      await halt('immediate');
      rmSync(data, { recursive: true, force: true });
    },
  };
}
