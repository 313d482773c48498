#!/usr/bin/env node
import { showProgress } from './entrypoints/cli/terminal/progress.ts';
import { runOnServer } from './entrypoints/cli/terminal/run-on-server.ts';
import { isCommandOfServer, runCli } from './entrypoints/cli/run.ts';
import type { Terminal } from './entrypoints/cli/terminal/terminal.ts';
import { openStoreDatabase } from './entrypoints/environment/open-store-database.ts';
import { readEnv } from './entrypoints/environment/env.ts';

const args = process.argv.slice(2);
const terminal: Terminal = {
  env: process.env,
  out: (line) => process.stdout.write(`${line}\n`),
  openDatabase: openStoreDatabase,
  error: (line) => process.stderr.write(`${line}\n`),
};

const stop = args[0] === 'serve' ? () => {} : showProgress(args.filter((arg) => /^[a-z]+$/.test(arg)).slice(0, 2).join(' '), terminal.error);
process.exitCode = (await askServer()) ?? (await runCli(args, terminal));
stop();

/** With the embedded database a running server has the data, and runs the command. Null where there is none. */
async function askServer(): Promise<number | null> {
  if (!isCommandOfServer(args) || process.env['DATABASE_URL']) return null;
  return runOnServer(args, readEnv(process.env).dataDir, terminal);
}
