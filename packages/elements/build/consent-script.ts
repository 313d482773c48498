import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import { chunkFileNames } from './chunk-names.ts';
import { minifyTemplates } from './minify-templates.ts';
import { presentEngines } from './present-engines.ts';

/**
 * Builds consent.js beside the loader. It is a build of its own because all that a page without a shop loads
 * before the banner can be answered has to be one file, with nothing of a shop in it.
 */
export function consentScript(): Plugin & { chunks: Rolldown.OutputChunk[] } {
  const chunks: Rolldown.OutputChunk[] = [];
  return {
    name: 'smallshop-consent-script',
    chunks,
    async generateBundle() {
      const { output } = (
        (await build({
          configFile: false,
          logLevel: 'warn',
          root: fileURLToPath(new URL('..', import.meta.url)),
          base: './',
          publicDir: false,
          resolve: { conditions: ['@smallshop/source', 'module', 'browser', 'production', 'default'] },
          define: { 'process.env.NODE_ENV': '"production"' },
          plugins: [minifyTemplates(), presentEngines()],
          build: {
            write: false,
            target: 'es2022',
            // Written beside each file, without a line in it that names it: those lines alone are 100 bytes of a page.
            sourcemap: 'hidden',
            lib: { entry: 'src/cdn/consent.ts', formats: ['es'] },
            rolldownOptions: {
              preserveEntrySignatures: 'allow-extension',
              output: {
                minify: true,
                comments: { annotation: false, legal: false, jsdoc: false },
                entryFileNames: 'consent.js',
                chunkFileNames: chunkFileNames('consent-'),
              },
            },
          },
        })) as Rolldown.RolldownOutput[]
      )[0]!;
      chunks.splice(0, Infinity, ...output.filter((file) => file.type === 'chunk'));
      for (const file of output)
        this.emitFile({
          type: 'asset',
          fileName: file.fileName,
          source: file.type === 'chunk' ? file.code : file.source,
        });
    },
  };
}
