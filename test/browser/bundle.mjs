// Bundles the element tests: a page then loads a few chunks, and not each of some hundred modules.
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { bundleFolder, pageOf, testFiles } from './test-files.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, bundleFolder);
const pages = Object.groupBy(globSync(testFiles, { cwd: root }).sort(), pageOf);

/** The entry of a page imports its test files: for what they do, although the package says that modules do nothing. */
const entries = {
  name: 'test-pages',
  resolveId: (id, importer) =>
    id in pages ? `\0${id}` : importer?.startsWith('\0') ? { id, moduleSideEffects: true } : null,
  load: (id) => pages[id.slice(1)]?.map((file) => `import ${JSON.stringify(join(root, file))};`).join('\n') ?? null,
};

rmSync(folder, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(Object.keys(pages).map((page) => [page, page])),
  platform: 'browser',
  tsconfig: join(root, 'tsconfig.json'),
  plugins: [entries],
  resolve: { conditionNames: ['@smallshop/source', 'browser', 'import', 'default'] },
  transform: { target: 'es2022', define: { 'process.env.NODE_ENV': '"test"' } },
});
// Each page has a file, beside the chunks that they share.
await bundle.write({
  dir: folder,
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name].js',
  sourcemap: true,
});
await bundle.close();
