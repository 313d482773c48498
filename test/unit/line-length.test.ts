import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './support/imports.ts';

const maxColumns = 120;

const isOurs = (file: string) => !/(^|\/)(node_modules|dist|reference|migrations)\//.test(file);
const files = globSync(['*.ts', '{packages,test,tools,examples,docs,findings}/**/*.{ts,mts,mjs}'], {
  cwd: root,
}).filter(isOurs);

/** The formatter breaks code, but not strings, templates and comments. */
it('has no line over 120 columns', () => {
  const long = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => ([...line].length > maxColumns ? [`${file}:${index + 1}`] : [])),
  );
  expect(long).toEqual([]);
});

it('reads the whole tree', () => expect(files.length).toBeGreaterThan(800));
