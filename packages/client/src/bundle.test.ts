// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { bundle } from './test-support/bundle.ts';

const usesZod = (modules: string[]) => modules.some((id) => id.includes('/zod/'));

describe('the bundle', () => {
  it('for production has no zod and weighs at most 3.2 kB, of the 4 kB it may', async () => {
    const { modules, gzip } = await bundle('./index.ts');
    expect(usesZod(modules)).toBe(false);
    expect(gzip).toBeLessThanOrEqual(3200);
  });

  it('for development checks answers with zod', async () => {
    expect(usesZod((await bundle('./index.development.ts')).modules)).toBe(true);
  });
});
