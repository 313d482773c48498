// Builds what npm publishes: JavaScript, types and source maps beside each other, in the order of the layers.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run, tsc } from './run.mjs';
import { fail, say } from './say.mjs';

export const layers = ['contract', 'consent', 'client', 'state', 'mocks', 'elements', 'server'];

/** `unchecked`: layers whose types were checked just before. */
export async function buildPackages({ unchecked = [] } = {}) {
  for (const layer of layers) {
    const folder = join(root, 'packages', layer);
    // The elements' folder also holds the browser build, which is made apart.
    for (const old of layer === 'elements' ? [] : ['dist']) rmSync(join(folder, old), { recursive: true, force: true });
    const check = unchecked.includes(layer) ? ['--noCheck'] : [];
    const { code, output } = await run('node', [tsc, '-p', folder, ...check], { quiet: true });
    if (code !== 0)
      fail(
        `Building @smallshop/${layer} failed:\n${output.trim()}`,
        'Mend the types it names and run the command again.',
      );
  }
  if (existsSync(join(root, 'packages/elements/src'))) await manifest();
}

/** `custom-elements.json` describes every tag for editors and documentation. */
async function manifest() {
  const { code, output } = await run(
    'cem',
    [
      'analyze',
      '--litelement',
      '--globs',
      'src/*/*.ts',
      '--exclude',
      'src/**/*.{test,harness,strings,styles}.ts',
      '--outdir',
      'dist',
      '--quiet',
    ],
    { quiet: true, cwd: join(root, 'packages/elements') },
  );
  if (code !== 0)
    fail(`Describing the elements failed:\n${output.trim()}`, 'Mend the doc block it names and run the command again.');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildPackages();
  say('The packages are built.');
}
