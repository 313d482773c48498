#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { ignoreClosedPipe } from './entrypoints/cli/terminal/closed-output.ts';
import { nodeVersionError } from './entrypoints/cli/terminal/node-version.ts';
import { createProgressLine } from './entrypoints/cli/terminal/progress-line.ts';
import { showProgress } from './entrypoints/cli/terminal/progress.ts';
import { runOnServer } from './entrypoints/cli/terminal/run-on-server.ts';
import type { Terminal } from './entrypoints/cli/terminal/terminal.ts';
import { readEnv } from './entrypoints/environment/env.ts';

// For less memory. Without these, V8 lets the heap grow to four times of what is in use before it collects, and keeps
// up to 32 MB for new objects, with the freed buffers that they refer to. They take effect at once.
setFlagsFromString('--heap-growing-percent=30');
setFlagsFromString('--semi-space-growth-factor=1');
[process.stdout, process.stderr].forEach(ignoreClosedPipe);
/** Commands that need no database, or one that no server uses. */
const neverOnServer = ['serve', 'help', 'restore', 'move'];
const args = process.argv.slice(2);
const progressLine = createProgressLine(process.stderr);
const output: Pick<Terminal, 'out' | 'error' | 'progress'> = {
  out(line) {
    progressLine.clear();
    process.stdout.write(`${line}\n`);
  },
  error(line) {
    progressLine.clear();
    process.stderr.write(`${line}\n`);
  },
  progress(text) {
    stop();
    progressLine.show(text);
  },
};

// An older one would fail in the middle of a command, with a message that names no fix.
const tooOld = nodeVersionError(process.versions.node);
if (tooOld) {
  output.error(tooOld);
  process.exit(1);
}

const stop =
  args[0] === 'serve'
    ? () => {}
    : showProgress(
        args
          .filter((arg) => /^[a-z]+$/.test(arg))
          .slice(0, 2)
          .join(' '),
        output.error,
      );
process.exitCode = (await askServer()) ?? (await runHere());
stop();

/** With the embedded database a running server has the data, and runs the command. Null where there is none. */
async function askServer(): Promise<number | null> {
  if (!/^[a-z]/.test(args[0] ?? '') || neverOnServer.includes(args[0]!) || process.env['DATABASE_URL']) return null;
  const dataDir = dataDirOf(process.env);
  return dataDir === null ? null : runOnServer(args, dataDir, output);
}

/** Null where a setting is wrong: the command itself reports that. */
function dataDirOf(env: NodeJS.ProcessEnv): string | null {
  try {
    return readEnv(env).dataDir;
  } catch {
    return null;
  }
}

/** The commands come with the whole server and the database, so they are loaded only where they are needed. */
async function runHere(): Promise<number> {
  const [{ runCli }, { openStoreDatabase }] = await Promise.all([
    import('./entrypoints/cli/run.ts'),
    import('./entrypoints/environment/open-store-database.ts'),
  ]);
  return runCli(args, { ...output, env: process.env, openDatabase: openStoreDatabase });
}
