import { describe, expect, it, vi } from 'vitest';
import { isShopError, ShopError } from './shop-error.ts';

describe('isShopError', () => {
  it('knows an error of another copy of this code', async () => {
    vi.resetModules();
    const copy = await import('./shop-error.ts');
    const error = new copy.ShopError('timeout', { operation: 'GET /v1/store' });
    expect(error).not.toBeInstanceOf(ShopError);
    expect(isShopError(error)).toBe(true);
  });

  it('takes nothing else for one', () => {
    for (const value of [
      undefined,
      null,
      'timeout',
      1,
      {},
      new Error('timeout'),
      { code: 'timeout', name: 'ShopError' },
    ]) {
      expect(isShopError(value)).toBe(false);
    }
  });
});
