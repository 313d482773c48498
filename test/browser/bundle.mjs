// Bundles the element tests: a page of a test file then loads a few chunks, and not each of some hundred modules.
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { bundleFolder, testFiles } from './test-files.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, bundleFolder);
const files = globSync(testFiles, { cwd: root });

rmSync(folder, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(files.map((file) => [file.replace(/\.ts$/, ''), file])),
  platform: 'browser',
  tsconfig: join(root, 'tsconfig.json'),
  resolve: { conditionNames: ['@smallshop/source', 'browser', 'import', 'default'] },
  transform: { target: 'es2022', define: { 'process.env.NODE_ENV': '"test"' } },
});
// Each test file keeps its path, beside the chunks that they share.
await bundle.write({
  dir: folder,
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name].js',
  sourcemap: true,
});
await bundle.close();
