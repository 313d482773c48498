// @vitest-environment node
import { expect, it } from 'vitest';
import { bundle } from './test-support/bundle.ts';

it('the engine costs a page at most 5 kB; the first refusal costs 1.1 more, the first script that runs 3', async () => {
  const { first, later } = await bundle('index.ts');
  expect(first).toBeLessThanOrEqual(5000);
  expect(Object.keys(later).sort()).toEqual(['clear-denied', 'scripts']);
  expect(later['clear-denied']).toBeLessThanOrEqual(1100);
  expect(later['scripts']).toBeLessThanOrEqual(3000);
}, 30_000);
