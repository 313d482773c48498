#!/usr/bin/env node
import { openStoreDatabase } from './db/open-store-database.ts';
import { runCli } from './cli/run.ts';

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  out: (line) => process.stdout.write(`${line}\n`),
  openDatabase: openStoreDatabase,
  error: (line) => process.stderr.write(`${line}\n`),
});
