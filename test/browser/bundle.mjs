// Bundles the element tests: a page of a test file then loads a few chunks, and not each of some hundred modules.
import { globSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const bundleFolder = `${root}.smallshop/element-tests`;

/** Writes each test file to its own path below `bundleFolder`, with the chunks that they share. */
export async function bundleTests() {
  const files = globSync(['packages/elements/src/**/*.test.ts', 'packages/consent/src/test-support/*.browser.ts'], {
    cwd: root,
  });
  rmSync(bundleFolder, { recursive: true, force: true });
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(files.map((file) => [file.replace(/\.ts$/, ''), file])),
    platform: 'browser',
    tsconfig: `${root}tsconfig.json`,
    resolve: { conditionNames: ['@smallshop/source', 'browser', 'import', 'default'] },
    transform: { target: 'es2022', define: { 'process.env.NODE_ENV': '"test"' } },
  });
  await bundle.write({
    dir: bundleFolder,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    sourcemap: true,
  });
  await bundle.close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleTests();
