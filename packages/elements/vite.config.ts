import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { manifest } from './build/manifest.ts';
import { minifyTemplates } from './build/minify-templates.ts';
import { presentEngines } from './build/present-engines.ts';

/** The browser build: a loader of a stable name, hashed chunks that never change. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  publicDir: false,
  resolve: { conditions: ['@smallshop/source', 'module', 'browser', 'production', 'default'] },
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [minifyTemplates(), presentEngines(), manifest()],
  build: {
    outDir: 'dist/cdn',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    // As a library: the loader asks for all it needs at once, so Vite's preloading has nothing to do.
    lib: { entry: 'src/cdn/smallshop.ts', formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        comments: { annotation: false, legal: false, jsdoc: false },
        entryFileNames: '[name].js',
        chunkFileNames: ({ facadeModuleId, name }) => `chunks/${/\/([^/]+)\/define\.ts$/.exec(facadeModuleId ?? '')?.[1] ?? name}-[hash].js`,
        // What every page with a shop has, with all it imports, as one file: it compresses better than many,
        // and is fetched at once with the first element.
        codeSplitting: { groups: [{ name: 'core', test: /rolldown\/runtime|elements\/src\/(store\/define|controllers\/(adding|online)|events\/product-events|internal\/(icons|lazily|picture|price|(base|icons|price|skeletons)\.styles))\.ts$/, includeDependenciesRecursively: true }] },
      },
    },
  },
});
