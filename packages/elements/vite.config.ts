import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { manifest } from './build/manifest.ts';
import { minifyTemplates } from './build/minify-templates.ts';
import { plainImports } from './build/plain-imports.ts';

/** The browser build: a loader of a stable name, hashed chunks that never change. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  publicDir: false,
  resolve: { conditions: ['@smallshop/source', 'module', 'browser', 'production', 'default'] },
  plugins: [plainImports(), minifyTemplates(), manifest()],
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
        // What every page with a shop has, with all it imports, as one file: it compresses better than many,
        // and is fetched at once with the first element.
        codeSplitting: { groups: [{ name: 'core', test: /rolldown\/runtime|elements\/src\/(store\/define|controllers\/(adding|online)|events\/product-events|internal\/(icons|picture|price|(base|icons|price|skeletons)\.styles))\.ts$/, includeDependenciesRecursively: true }] },
      },
    },
  },
});
