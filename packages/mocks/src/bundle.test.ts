// @vitest-environment node
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';

/** The modules that a page's tests load with an entry. */
async function modulesOf(entry: string): Promise<string[]> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@smallshop/source', 'module', 'browser', 'default'] },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: fileURLToPath(new URL(entry, import.meta.url)), preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  return output.filter((part) => part.type === 'chunk').flatMap((chunk) => Object.keys(chunk.modules));
}

const usesMsw = (modules: string[]) => modules.some((id) => id.includes('/msw/'));

describe('the mock shop in a browser', () => {
  it('needs neither msw nor a service worker', async () => {
    const modules = await modulesOf('./index.ts');
    expect(usesMsw(modules)).toBe(false);
    expect(modules.filter((id) => /^node:|externalized/.test(id))).toEqual([]);
  });

  it('brings msw where a page asks for its worker', async () => {
    expect(usesMsw(await modulesOf('./browser.ts'))).toBe(true);
  });
});
