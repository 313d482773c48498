import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleServer } from '../../../../../../tools/bundle-server.mjs';

let program: string;
beforeAll(async () => {
  program = await bundleServer('packages/server/src/cli.ts', '.smallshop/closed-output', 'smallshop');
});

/** Runs the command line and closes the reading end of one of its outputs before it has written a byte. */
async function runWithClosed(output: 'stdout' | 'stderr', args: string[]) {
  const child = spawn('node', [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  child[output].destroy();
  let text = '';
  child[output === 'stdout' ? 'stderr' : 'stdout'].setEncoding('utf8').on('data', (chunk) => (text += chunk));
  const [code] = (await once(child, 'close')) as [number];
  return { code, text };
}

describe('a command whose output no one reads any more', () => {
  it('ends quietly with its own exit code', async () => {
    expect(await runWithClosed('stdout', ['--help'])).toEqual({ code: 0, text: '' });
  });

  it('still fails where it was called wrongly', async () => {
    expect(await runWithClosed('stderr', ['frob'])).toEqual({ code: 2, text: '' });
  });
});
