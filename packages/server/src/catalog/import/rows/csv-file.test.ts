import { describe, expect, it } from 'vitest';
import { readCsv } from './csv-file.ts';

const text = 'Handle,Title,Variant Price\ncup,Tāss 杯,5\n';
const utf16 = (order: 'le' | 'be', mark: boolean) => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const cells = (bytes: Uint8Array) =>
  readCsv(bytes).rows.map((row) => [row.line, row.get('handle'), row.get('title'), row.get('price')]);

describe('a product file', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16LE with a byte order mark', utf16('le', true)],
    ['UTF-16BE with a byte order mark', utf16('be', true)],
    ['UTF-16LE', utf16('le', false)],
    ['UTF-16BE', utf16('be', false)],
    ['lines that end as on Windows', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['semicolons', Buffer.from(text.replaceAll(',', ';'))],
    ['tabs', Buffer.from(text.replaceAll(',', '\t'))],
    [
      'column names in any case',
      Buffer.from(text.replace('Handle,Title,Variant Price', 'HANDLE, title ,variant  price')),
    ],
    [
      'present column names of Shopify',
      Buffer.from(text.replace('Handle,Title,Variant Price', 'URL handle,Title,Price')),
    ],
    ['old and present column names', Buffer.from(text.replace('Handle,Title,Variant Price', 'Handle,Title,Price'))],
  ])('may have %s', (_, bytes) => {
    expect(cells(bytes)).toEqual([[2, 'cup', 'Tāss 杯', '5']]);
  });

  it.each([
    ['sep=;\n', ';'],
    ['sep=\t\r\n', '\t'],
    ['"sep=|"\n', '|'],
    ['sep=,\n', ','],
  ])('may name its separator in the first line: %j', (line, separator) => {
    expect(cells(Buffer.from(line + text.replaceAll(',', separator)))).toEqual([[3, 'cup', 'Tāss 杯', '5']]);
  });

  it('may have one field in two columns: the one that is filled counts, and is named in messages', () => {
    const [row] = readCsv(Buffer.from('Handle,Variant Price,Price\ncup,,5')).rows;
    expect([row!.get('price'), row!.column('price')]).toEqual(['5', 'Price']);
  });

  it('knows which fields it has from its columns', () => {
    const [row] = readCsv(Buffer.from('Handle,SKU\ncup,')).rows;
    expect([row!.has('sku'), row!.has('price'), row!.column('price')]).toEqual([true, false, 'Variant Price']);
  });

  it.each([
    [Buffer.from(''), /empty/],
    [Buffer.from('Name;Price\nCup;5'), /neither a column "Handle" nor one "SKU"/],
    [Buffer.from([0x48, 0xff, 0xfe]), /neither UTF-8 nor UTF-16/],
  ])('is refused where nothing can be read', (bytes, message) => {
    expect(() => readCsv(bytes)).toThrow(message);
  });

  it('has a row that cannot be read reported, and the others read', () => {
    const { rows, problems } = readCsv(Buffer.from('Handle,Title,Variant Price\ncup,Cup,5\ntray,"Tray,6\n'));
    expect(problems).toMatchObject([{ line: 3, column: '(row)', reason: expect.stringContaining('Quote Not Closed') }]);
    expect(rows.map((row) => row.get('handle'))).toEqual(['cup']);
  });

  it('has a row with a NUL character refused, and the others read', () => {
    const { rows, problems } = readCsv(Buffer.from('Handle,Title,Variant Price\ncup,C\0up,5\ntray,Tray,6\n'));
    expect(problems).toEqual([
      { line: 2, column: 'Title', reason: 'has a NUL character, which no database keeps: remove it' },
    ]);
    expect(rows.map((row) => row.get('handle'))).toEqual(['tray']);
  });

  it('may have quotes in a text that is not quoted', () => {
    const { rows } = readCsv(Buffer.from('Handle,Title,Variant Price,Body (HTML)\ncup,12" Cup,5,<p class="a">x</p>\n'));
    expect(rows[0]?.get('description')).toBe('<p class="a">x</p>');
  });
});
