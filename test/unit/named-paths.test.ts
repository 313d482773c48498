import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './support/imports.ts';

const isOurs = (path: string) => !/(^|\/)(node_modules|dist|reference)(\/|$)/.test(path);
const list = (pattern: string) => globSync(pattern, { cwd: root }).filter(isOurs);
const pages = ['docs/decisions/*.md', 'docs/*.md', 'packages/*/README.md', '*.md'].flatMap(list);
const sources = list('{packages,docs,test,tools,examples,findings}/**/*.{ts,mjs,mts}');
const files = [...sources, ...pages];
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** The texts in backticks of a page, without its code blocks. */
const quoted = (page: string) =>
  [
    ...read(page)
      .replace(/```[\s\S]*?```/g, '')
      .matchAll(/`([^`\n]+)`/g),
  ].map(([, text]) => text!);

/** A path in the repository or a file name. A text with a placeholder, such as `<name>`, is neither. */
const isPath = (text: string) =>
  isOurs(text) &&
  (/^\w[\w./-]*\w\.(ts|mjs|mts|md)$/.test(text) ||
    /^(packages|docs|test|tools|examples|findings)\/[\w./*-]*$/.test(text));

/** A guide may leave out the first folders of a path. */
const exists = (path: string) =>
  existsSync(join(root, path)) ||
  list(path).length > 0 ||
  files.some((file) => (path.endsWith('/') ? file.includes(`/${path}`) : file.endsWith(`/${path}`)));

describe('a text in backticks', () => {
  it('that is a path names a file or a folder that exists', () => {
    const paths = pages.flatMap((page) =>
      quoted(page)
        .filter(isPath)
        .map((path) => ({ page, path })),
    );
    expect(paths.length).toBeGreaterThan(40);
    expect(paths.filter(({ path }) => !exists(path)).map(({ page, path }) => `${page}: ${path}`)).toEqual([]);
  });

  it('that is a name in code, in a decision or in the lock order, occurs in the sources', () => {
    const known = new Set(
      sources.flatMap((file) => (file.endsWith('row-lock.ts') ? [] : (read(file).match(/\w+/g) ?? []))),
    );
    const texts = [...list('docs/decisions/*.md'), 'packages/server/src/platform/statements/row-lock.ts'].flatMap(
      quoted,
    );
    const names = texts.flatMap((text) => (isPath(text) ? [] : (text.match(/\b[a-z]+[A-Z]\w*/g) ?? [])));
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });
});
