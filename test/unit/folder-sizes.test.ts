import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './support/imports.ts';

const maxFiles = 20;

/** A language has one file per element, however many elements there are. */
const isExempt = (folder: string) => /^packages\/elements\/src\/locales\/[\w-]+$/.test(folder);

it(`no folder of a package's sources has more than ${maxFiles} files, tests included`, () => {
  const counts = new Map<string, number>();
  for (const file of globSync('packages/*/src/**/*.*', { cwd: root }))
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  expect(counts.size).toBeGreaterThan(100);
  const large = [...counts].filter(([folder, files]) => files > maxFiles && !isExempt(folder));
  expect(large).toEqual([]);
});
