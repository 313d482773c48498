import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bannedTerms } from './support/banned-terms.ts';
import { root } from './support/imports.ts';

const written = [
  'packages/*/src/**/*.ts',
  'packages/*/README.md',
  'test/**/*.{ts,mjs,md}',
  'tools/*.mjs',
  'docs/**/*.{md,ts}',
  'examples/*/{pages,src}/**/*.ts',
  '*.md',
];
/** Texts for shoppers have a translator's freedom; the list itself names the words. */
const isExempt = (file: string) =>
  /\/locales\/|\.strings\.ts$|node_modules|\/dist\/|banned-terms\.ts$|^docs\/reference\//.test(file);
const files = globSync(written, { cwd: root }).filter((file) => !isExempt(file));

it.each(bannedTerms)('$pattern is written nowhere: $instead', ({ pattern }) => {
  const found = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])),
  );
  expect(found).toEqual([]);
});

it('reads the whole tree', () => expect(files.length).toBeGreaterThan(1000));
