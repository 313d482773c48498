import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { inLockOrder } from './row-lock.ts';

it('is the only way in which rows are held: `for update` conflicts with foreign keys', () => {
  const sources = globSync('**/*.ts', { cwd: fileURLToPath(new URL('../..', import.meta.url)) }).filter(
    (file) => !/\.test\.ts$|row-lock\.ts$/.test(file),
  );
  const others = sources.filter((file) =>
    /\.for\(\s*'|\bfor (update|share|no key update)\b/i.test(
      readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'),
    ),
  );
  expect(sources.length).toBeGreaterThan(300);
  expect(others).toEqual([]);
});

it('has one order, whatever the language', () => {
  expect(inLockOrder(['var_b', 'var_A', 'var_a', 'var_B'], (id) => id)).toEqual(['var_A', 'var_B', 'var_a', 'var_b']);
});
