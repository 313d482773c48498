// @vitest-environment node
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentedSizes, measure, sizesInText, table, type Row } from '../../tools/budgets.mjs';

/** The README may lag behind by this share. */
const lag = 0.05;

let rows: Row[];
beforeAll(async () => {
  rows = await measure();
  console.log(table(rows));
});

describe('what a page loads', () => {
  it('stays within its budget', () => {
    const over = rows.filter(({ gzip, budget }) => budget !== undefined && gzip > budget);
    expect(over).toEqual([]);
  });

  it('is asked for at once: the loader waits for no other file', () => {
    const loader = readFileSync(new URL('../../packages/elements/dist/cdn/smallshop.js', import.meta.url), 'utf8');
    expect(loader).not.toMatch(/\bimport\s*(?:[\w{*][^;]*?\bfrom\b)?\s*["'`]/);
  });

  it('is documented in the README as measured: node tools/sizes.mjs --write', () => {
    const readme = documentedSizes();
    const stale = rows.filter(({ name, gzip }) => !(Math.abs((readme.get(name) ?? NaN) - gzip) <= gzip * lag));
    expect(stale).toEqual([]);
  });

  it('is named in sentences as measured: node tools/sizes.mjs --write', () => {
    const sizes = sizesInText();
    expect(sizes.length).toBeGreaterThan(1);
    const stale = sizes.filter(({ name, bytes }) => {
      const { gzip } = rows.find((row) => row.name === name)!;
      return Math.abs(bytes - gzip) > gzip * lag;
    });
    expect(stale).toEqual([]);
  });
});
