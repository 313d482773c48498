import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/**
 * Writes manifest.json beside the chunks: for each file its size, its gzip -9 size and its
 * integrity hash, and for each tag the files that a page with it loads.
 */
function manifest(): Plugin {
  return {
    name: 'smallshop-manifest',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const closure = (name: string, seen = new Set<string>()): Set<string> => {
          if (seen.has(name)) return seen;
          seen.add(name);
          for (const other of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) closure(other, seen);
          return seen;
        };
        const files = Object.fromEntries(chunks.map(({ fileName, code }) => [fileName, {
          bytes: Buffer.byteLength(code),
          gzip: gzipSync(code, { level: 9 }).length,
          integrity: `sha384-${createHash('sha384').update(code).digest('base64')}`,
          modules: chunks.find((chunk) => chunk.fileName === fileName)!.moduleIds.map((id) => id.replace(/^.*?\/(node_modules|packages)\//, '')),
        }]));
        const tags = Object.fromEntries(chunks.flatMap(({ facadeModuleId, fileName }) => {
          const folder = /\/src\/([^/]+)\/define\.ts$/.exec(facadeModuleId ?? '')?.[1];
          return folder ? [[`smallshop-${folder}`, [...closure('smallshop.js'), ...closure(fileName)]]] : [];
        }));
        this.emitFile({ type: 'asset', fileName: 'manifest.json', source: JSON.stringify({ tags, files }, null, 1) });
      },
    },
  };
}

/**
 * What every page with a shop needs, as one file: it compresses better than many, and is fetched
 * at once with the first element. What a module imports lazily stays out of it.
 */
const core = /node_modules\/(lit|lit-html|lit-element|@lit|nanostores)\/|packages\/(client|contract|state)\/src\/|elements\/src\/(internal|controllers|events|store)\//;
const lazy = /state\/src\/(checkout|order)|\/(sender|renew|request|lease)\.ts$|\/locales\/|store\/endpoint\.ts$/;

/** The browser build: a loader of a stable name, hashed chunks that never change. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  publicDir: false,
  resolve: { conditions: ['@smallshop/source', 'module', 'browser', 'production', 'default'] },
  plugins: [manifest()],
  build: {
    outDir: 'dist/cdn',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    // The loader asks for the shared file and the element at once; nothing is left to preload.
    modulePreload: false,
    rolldownOptions: {
      input: 'src/cdn/smallshop.ts',
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: ({ facadeModuleId, name }) => `chunks/${/\/([^/]+)\/define\.ts$/.exec(facadeModuleId ?? '')?.[1] ?? name}-[hash].js`,
        codeSplitting: { groups: [{ name: 'core', test: (id: string) => core.test(id) && !lazy.test(id) }] },
      },
    },
  },
});
