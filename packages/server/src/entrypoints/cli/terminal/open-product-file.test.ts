import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readProductFile } from '../../../catalog/import/formats/read-product-file.ts';
import type { FileSource } from '../../../catalog/import/rows/file-source.ts';
import { openProductFile } from './open-product-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smallshop-product-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

const context = { currency: 'USD', now: new Date(0) };
const lines = Array.from({ length: 200 }, (_, nth) => `cup-${nth};"Täss\n${nth}";5`);
const text = ['Handle;Title;Variant Price', ...lines].join('\r\n');

it.each([
  ['as it is', Buffer.from(text)],
  ['with a byte order mark and a line that names the separator', Buffer.from(`\uFEFFsep=;\r\n${text}`)],
  ['in UTF-16, which is kept in memory', Buffer.from(`\uFEFF${text}`, 'utf16le')],
])('a file is read again from where it is, %s', async (_, bytes) => {
  const path = join(folder, 'products.csv');
  await writeFile(path, bytes);
  const { file, close } = await openProductFile(path);
  const source = file as FileSource;
  const cellsOf = ({ rows }: ReturnType<typeof readProductFile>) =>
    rows(() => undefined).map((row) => [row.line, row.get('handle'), row.get('title'), row.get('price')]);
  const expected = cellsOf(readProductFile(bytes, context));
  expect(expected).toHaveLength(200);
  expect(cellsOf(readProductFile(await source.readAll(), context, source.read))).toEqual(expected);
  await close();
});

it('a file that has changed meanwhile is not read on', async () => {
  const path = join(folder, 'changed.csv');
  // More rows than are kept.
  await writeFile(path, [text, ...Array.from({ length: 9 }, () => lines).flat()].join('\r\n'));
  const { file, close } = await openProductFile(path);
  const source = file as FileSource;
  const parsed = readProductFile(await source.readAll(), context, source.read);
  await appendFile(path, '\r\nmore;More;5');
  expect(() => parsed.rows(() => undefined).map((row) => row.get('title'))).toThrow(/changed\.csv was changed while/);
  await close();
});
