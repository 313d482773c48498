// @vitest-environment node
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newElement } from '../../tools/new-element.mjs';
import { tsc } from '../../tools/run.mjs';
import { root } from './support/imports.ts';

const run = promisify(execFile);
const bin = (name: string) => join(root, 'node_modules/.bin', name);
const copy = mkdtempSync(join(tmpdir(), 'smallshop-new-element-'));
const src = 'packages/elements/src';
let written: string[] = [];

beforeAll(() => {
  cpSync(join(root, src), join(copy, src), { recursive: true });
  for (const file of ['node_modules', '.oxfmtrc.json']) symlinkSync(join(root, file), join(copy, file));
  writeFileSync(join(copy, 'package.json'), '{ "type": "module" }');
  written = newElement('gift-note', copy);
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('npm run new:element', () => {
  it('writes the files that every element has', () => {
    expect(
      written.filter((path) => path.startsWith(`${src}/gift-note/`)).map((path) => path.split('/').at(-1)),
    ).toEqual([
      'gift-note.ts',
      'gift-note.strings.ts',
      'gift-note.styles.ts',
      'define.ts',
      'index.ts',
      'gift-note.harness.ts',
      'gift-note.test.ts',
      'gift-note.a11y.test.ts',
    ]);
  });

  it('adds English texts to every other language, marked for translation', () => {
    const texts = written.filter((path) => /\/locales\/[\w-]+\/gift-note\.ts$/.test(path));
    expect(texts).toHaveLength(7);
    for (const path of texts) expect(readFileSync(join(copy, path), 'utf8')).toContain('TODO: translate');
  });

  it('writes code that the compiler accepts', async () => {
    writeFileSync(
      join(copy, 'tsconfig.json'),
      JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        include: [],
        files: written,
      }),
    );
    const { stdout } = await run(process.execPath, [tsc, '--noEmit', '-p', copy]).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).toBe('');
  }, 120_000);

  it('writes code that the formatter leaves alone', async () => {
    await expect(run(bin('oxfmt'), ['--check', ...written], { cwd: copy })).resolves.toBeDefined();
  });
});
