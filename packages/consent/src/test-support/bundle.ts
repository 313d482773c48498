import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

const gzip = (code: string) => gzipSync(code, { level: 9 }).length;

/**
 * Bytes of gzip -9 that a browser fetches of an entry such as `index.ts`, bundled and minified: at once, and by chunk
 * when it is needed.
 */
export async function bundle(entry: string): Promise<{ first: number; later: Record<string, number> }> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'silent',
    // Vite's own preloading of dynamic imports is no part of the engine.
    plugins: [
      {
        name: 'plain-imports',
        enforce: 'pre',
        load: (id) =>
          id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined,
      },
    ],
    build: {
      write: false,
      modulePreload: false,
      target: 'es2022',
      rolldownOptions: {
        input: fileURLToPath(new URL(`../${entry}`, import.meta.url)),
        preserveEntrySignatures: 'strict',
        output: { comments: false },
      },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = output.filter((part) => part.type === 'chunk');
  const [first] = chunks.filter(({ isEntry }) => isEntry);
  // A file that the entry imports comes with it.
  if (first!.imports.length) throw new Error(`The entry is more than one file: ${first!.imports}`);
  return {
    first: gzip(first!.code),
    later: Object.fromEntries(chunks.filter((chunk) => chunk !== first).map(({ name, code }) => [name, gzip(code)])),
  };
}
