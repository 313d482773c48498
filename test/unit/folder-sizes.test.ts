import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './support/imports.ts';

const maxFiles = 20;

/** Folders that are split soon, and the languages: those have one file per element, however many elements there are. */
const isExempt = (folder: string) =>
  /^packages\/(elements\/src\/locales\/[\w-]+|server\/src\/people\/consent)$/.test(folder);

it(`no folder of a package's sources has more than ${maxFiles} files, tests included`, () => {
  const counts = new Map<string, number>();
  for (const file of globSync('packages/*/src/**/*.*', { cwd: root }))
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  expect(counts.size).toBeGreaterThan(80);
  const large = [...counts].filter(([folder, files]) => files > maxFiles && !isExempt(folder));
  expect(large).toEqual([]);
});
