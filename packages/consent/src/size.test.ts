// @vitest-environment node
import { expect, it } from 'vitest';
import { bundle } from './test-support/bundle.ts';

it('the engine costs a page at most 4.5 kB, and the first refusal or withdrawal 1.1 more', async () => {
  const { first, later } = await bundle('index.ts');
  expect(first).toBeLessThanOrEqual(5000);
  expect(later).toBeLessThanOrEqual(1100);
}, 30_000);
