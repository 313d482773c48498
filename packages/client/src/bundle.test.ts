// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { bundle } from './test-support/bundle.ts';

const usesZod = (modules: string[]) => modules.some((id) => id.includes('/zod/'));

describe('the bundle', () => {
  it('for production has no zod and weighs at most 3.3 kB, of the 4 kB it may', async () => {
    const { modules, gzip } = await bundle('./index.ts');
    expect(usesZod(modules)).toBe(false);
    expect(gzip).toBeLessThanOrEqual(3300);
  });

  it('of a shop has nothing of the merchant’s catalogue, which the admin entry has', async () => {
    const ofMerchant = (modules: string[]) =>
      modules.filter((id) => /catalog-admin|merchant-endpoints|admin-key/.test(id));
    for (const entry of ['./index.ts', './core.ts'])
      expect(ofMerchant((await bundle(entry)).modules), entry).toEqual([]);
    const admin = await bundle('./admin.ts');
    expect(ofMerchant(admin.modules)).toContainEqual(expect.stringContaining('product.endpoints'));
    expect(usesZod(admin.modules)).toBe(false);
  });

  it('for development checks answers with zod', async () => {
    expect(usesZod((await bundle('./index.development.ts')).modules)).toBe(true);
  });
});
