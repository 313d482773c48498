import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { root } from './blocks.ts';

/**
 * Bundles modules as a reader's own build does. Returns the files by their paths on the site: `/<name>.js` and their
 * chunks.
 */
export async function bundle(modules: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  // Inside the repository, where the packages are found.
  await mkdir(join(root, '.smallshop'), { recursive: true });
  const folder = await mkdtemp(join(root, '.smallshop', 'guides-'));
  try {
    const input: Record<string, string> = {};
    for (const [name, code] of modules) await writeFile((input[name] = join(folder, `${name}.ts`)), code);
    const { output } = (await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      resolve: { conditions: ['@smallshop/source', 'module', 'browser', 'production', 'default'] },
      build: {
        write: false,
        target: 'esnext',
        minify: false,
        rolldownOptions: {
          input,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    })) as Rolldown.RolldownOutput;
    return new Map(
      output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : String(file.source)]),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
