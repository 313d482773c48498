import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, root } from './support/imports.ts';

/**
 * The floors of the server, lowest first. A file imports from its own floor and from those before it.
 * CONTRIBUTING.md says what belongs on each.
 */
const floors = [
  'platform',
  'locales',
  'money',
  'pricing',
  'shop',
  'catalog',
  'sale',
  'orders',
  'people',
  'webhooks',
  'entrypoints',
];

const source = 'packages/server/src';
const isTest = (file: string) =>
  /\.(test|harness|fixture|conformance)\.ts$/.test(file) || file.startsWith(`${source}/test-support/`);

interface FolderImport {
  file: string;
  /** Folder of the importing file, from `src`. */
  from: string;
  /** Folder of the imported file, from `src`. */
  to: string;
}

const files = globSync(`${source}/**/*.ts`, { cwd: root }).filter((file) => !isTest(file));
const folderOf = (file: string) => dirname(file).slice(source.length + 1);
const imports: FolderImport[] = files.flatMap((file) =>
  importsOf(file)
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier }) => ({ file, from: folderOf(file), to: folderOf(join(dirname(file), specifier)) })),
);
const floorOf = (folder: string) => folder.split('/')[0]!;

describe('the floors of the server', () => {
  it('are all there is, besides the files that open the package', () => {
    expect(
      [...new Set(files.map((file) => floorOf(folderOf(file))))].filter((floor) => floor !== '').toSorted(),
    ).toEqual(floors.toSorted());
    expect(
      files
        .filter((file) => folderOf(file) === '')
        .map((file) => file.slice(source.length + 1))
        .toSorted(),
    ).toEqual(['cli.ts', 'index.ts', 'tables.ts']);
  });

  it('have at most 20 files in a folder', () => {
    const inFolder = new Map<string, number>();
    for (const file of globSync(`${source}/**/*.*`, { cwd: root }))
      inFolder.set(folderOf(file), (inFolder.get(folderOf(file)) ?? 0) + 1);
    expect([...inFolder].filter(([, count]) => count > 20)).toEqual([]);
  });

  it('import nothing from a floor above', () => {
    const rank = (folder: string) => (folder === '' ? floors.length : floors.indexOf(floorOf(folder)));
    const upward = imports.filter(({ from, to }) => rank(to) > rank(from));
    expect(upward.map(({ file, to }) => `${file} imports from ${to}`)).toEqual([]);
  });

  it('have no folders that import each other in a circle', () => {
    const below = new Map<string, Set<string>>();
    for (const { from, to } of imports) if (from !== to) below.set(from, (below.get(from) ?? new Set()).add(to));
    expect([...below.keys()].filter((folder) => reaches(below, folder, folder)).toSorted()).toEqual([]);
  });
});

/** Whether imports lead from one folder to another, in one step or more. */
function reaches(below: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const next = [from];
  for (let folder = next.pop(); folder !== undefined; folder = next.pop()) {
    for (const each of below.get(folder) ?? []) {
      if (each === to) return true;
      if (!seen.has(each)) next.push(each);
      seen.add(each);
    }
  }
  return false;
}
