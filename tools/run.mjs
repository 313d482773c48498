import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from './say.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** TypeScript 7, which checks types ten times as fast. Its programming interface is not that of 6, which others use. */
export const tsc = join(root, 'node_modules/typescript-native/bin/tsc');

/** Environment in which the pinned Node and the workspace's programs come first. */
export const env = { ...process.env, PATH: `${root}node_modules/.bin${delimiter}${process.env.PATH}` };

/**
 * For work that uses the processor all the time, such as drawing and tests. By default glibc returns freed memory to
 * the system and has it cleared again, which takes a tenth of the time of the tests, and more than the drawing of a
 * blur, which fills some hundred surfaces. Other C libraries ignore this.
 */
export const keepFreedMemory = { MALLOC_MMAP_THRESHOLD_: '1000000000', MALLOC_TRIM_THRESHOLD_: '1000000000' };

/** Whether a program can be called by its name. */
export const inPath = (program) =>
  process.env.PATH.split(delimiter).some((folder) => existsSync(join(folder, program)));

/** After how much silence a long step says that it is still at work. */
const progressAfterMs = 15_000;

/**
 * Runs a program to its end and answers its exit code; -1 where it could not be started.
 * With `quiet` its output is returned, not shown. If it takes long, a line shows the duration and the last output.
 */
export function run(command, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve) => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
    const child = spawn(command, args, { cwd: root, env, ...options, stdio });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    }
    const started = Date.now();
    const heartbeat = setInterval(() => {
      const last = output.trimEnd().split('\n').at(-1).trim().slice(0, 80);
      say(`  … ${Math.round((Date.now() - started) / 1000)} s${last && `: ${last}`}`);
    }, progressAfterMs);
    if (!quiet) clearInterval(heartbeat);
    const end = (result) => {
      clearInterval(heartbeat);
      resolve(result);
    };
    child.on('error', (error) => end({ code: -1, output: String(error.message) }));
    child.on('close', (code) => end({ code: code ?? 1, output }));
  });
}
