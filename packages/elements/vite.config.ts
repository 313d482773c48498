import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { chunkGroups } from './build/chunk-folders.ts';
import { chunkFileNames } from './build/chunk-names.ts';
import { consentScript } from './build/consent-script.ts';
import { directImports } from './build/direct-imports.ts';
import { manifest } from './build/manifest.ts';
import { minifyTemplates } from './build/minify-templates.ts';
import { presentEngines } from './build/present-engines.ts';

const consent = consentScript();

/** The browser build: a loader of a stable name, hashed chunks that never change. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  publicDir: false,
  resolve: { conditions: ['@smallshop/source', 'module', 'browser', 'production', 'default'] },
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [minifyTemplates(), presentEngines(), consent, directImports(), manifest(consent.chunks)],
  build: {
    outDir: 'dist/cdn',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    // As a library: the loader asks for all it needs at once, so Vite's preloading has nothing to do.
    lib: { entry: 'src/cdn/smallshop.ts', formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      // Merging an entry into a chunk that shares with it costs every page a namespace object.
      experimental: { chunkOptimization: false },
      output: {
        minify: true,
        comments: { annotation: false, legal: false, jsdoc: false },
        entryFileNames: '[name].js',
        chunkFileNames: chunkFileNames(),
        codeSplitting: { groups: chunkGroups },
      },
    },
  },
});
