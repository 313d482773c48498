import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

/**
 * What a browser fetches of an entry beside this folder, such as `./index.ts`: bundled and minified, with what comes
 * later.
 */
export async function bundle(entry: string) {
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    // Vite's own preloading of dynamic imports is no part of the client.
    plugins: [
      {
        name: 'plain-imports',
        enforce: 'pre',
        load: (id) =>
          id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined,
      },
    ],
    resolve: { conditions: ['@smallshop/source', 'module', 'browser', 'default'] },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(entry, new URL('..', import.meta.url))),
        preserveEntrySignatures: 'strict',
      },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = output.output.filter((part) => part.type === 'chunk');
  return {
    modules: chunks.flatMap((chunk) => Object.keys(chunk.modules)),
    gzip: gzipSync(chunks.map(({ code }) => code).join('\n'), { level: 9 }).length,
  };
}
