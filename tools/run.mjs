import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Environment in which the pinned Node and the workspace's programs come first. */
export const env = { ...process.env, PATH: `${root}node_modules/.bin:${process.env.PATH}` };

/**
 * Runs a program to its end and answers its exit code; -1 where it could not be started.
 * With `lines`, each line that it prints is also handed over.
 */
export function run(command, args, { quiet = false, lines, ...options } = {}) {
  return new Promise((resolve) => {
    const stdio = quiet || lines ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
    const child = spawn(command, args, { cwd: root, env, ...options, stdio });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (!quiet) process.stdout.write(text);
      });
    }
    child.on('error', (error) => resolve({ code: -1, output: String(error.message) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
