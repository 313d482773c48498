// @vitest-environment node
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';

/** What a browser fetches of an entry: bundled and minified. */
async function bundle(entry: string) {
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    // Vite's own preloading of dynamic imports is no part of the client.
    plugins: [{ name: 'plain-imports', enforce: 'pre', load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined) }],
    resolve: { conditions: ['@smallshop/source', 'module', 'browser', 'default'] },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: fileURLToPath(new URL(entry, import.meta.url)), preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = output.output.filter((part) => part.type === 'chunk');
  return {
    modules: chunks.flatMap((chunk) => Object.keys(chunk.modules)),
    gzip: gzipSync(chunks.map(({ code }) => code).join('\n'), { level: 9 }).length,
  };
}

const usesZod = (modules: string[]) => modules.some((id) => id.includes('/zod/'));

describe('the bundle', () => {
  it('for production has no zod and weighs at most 2.5 kB, of the 4 kB it may', async () => {
    const { modules, gzip } = await bundle('./index.ts');
    expect(usesZod(modules)).toBe(false);
    expect(gzip).toBeLessThanOrEqual(2500);
  });

  it('for development checks answers with zod', async () => {
    expect(usesZod((await bundle('./index.development.ts')).modules)).toBe(true);
  });
});
