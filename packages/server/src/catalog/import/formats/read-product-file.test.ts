import { describe, expect, it } from 'vitest';
import { readProductFile } from './read-product-file.ts';

/** The rows and problems of a file that has handles. */
const readCsv = (bytes: Uint8Array) => {
  const { rows, problems, facts } = readProductFile(bytes, { currency: 'USD', now: new Date(0) });
  return { rows: rows(() => undefined), problems, facts };
};
const text = 'Handle,Title,Variant Price\ncup,Tāss 杯,5\n';
const utf16 = (order: 'le' | 'be', mark: boolean) => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
/** Characters of one or two bytes, as the decoder of an encoding reads them. */
const encode = (words: string, label: string) => {
  const bytesOf = new Map<string, number[]>();
  for (let first = 0xff; first >= 0; first -= 1) {
    for (let second = first < 0x81 ? 0xff : 0; second <= 0xff; second += 1) {
      const pair = first < 0x81 ? [first] : [first, second];
      bytesOf.set(new TextDecoder(label).decode(Uint8Array.from(pair)), pair);
    }
    bytesOf.set(new TextDecoder(label).decode(Uint8Array.of(first)), [first]);
  }
  return Uint8Array.from([...words].flatMap((character) => bytesOf.get(character) ?? []));
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

  it('may be in GBK, as spreadsheets in China save it', () => {
    const bytes = encode('Handle,Title,Variant Price\ncup,景德镇手工陶瓷茶杯（白色），礼盒装,5\n', 'gbk');
    const { rows, facts } = readCsv(bytes);
    expect([rows[0]!.get('title'), rows[0]!.get('price'), facts.encoding]).toEqual([
      '景德镇手工陶瓷茶杯（白色），礼盒装',
      '5',
      'GBK',
    ]);
    // Few characters prove nothing: the report shows them.
    const short = readCsv(encode('Handle,Title\ncup,茶杯\n', 'gbk'));
    expect([short.rows[0]!.get('title'), short.facts.sample]).toEqual(['茶杯', '茶杯']);
    expect(readCsv(Buffer.from(text)).facts).not.toHaveProperty('sample');
  });

  it('may be in GB18030, with its characters of four bytes', () => {
    const fourBytes = Uint8Array.of(0x81, 0x39, 0xee, 0x39);
    const parts = [encode('Handle,Title\ncup,陶瓷茶杯', 'gbk'), fourBytes, fourBytes, encode('礼盒\n', 'gbk')];
    const { rows, facts } = readCsv(Buffer.concat(parts));
    expect([rows[0]!.get('title'), facts.encoding]).toEqual(['陶瓷茶杯㐀㐀礼盒', 'GB18030']);
    expect(facts.sample).toBe('陶瓷茶杯㐀㐀礼盒');
  });

  it.each([
    ['Handle,Title,Published,Status\na,A,,draft', ['Status']],
    ['Item Name,Variation Name,Archived,Price\nA,Regular,Y,1', ['Archived']],
    ['id,title,price,availability\n1,A,1 USD,in_stock', []],
  ])('names the columns that hide a product: %s', (file, columns) => {
    expect(readCsv(Buffer.from(file)).facts.visibilityColumns).toEqual(columns);
  });

  it('names columns that say something else than one before them', () => {
    const twice = Buffer.from(
      ['Handle,Title,title,Price,Variant Price,SKU,Variant SKU', 'a,A,A,1,2,S,', 'b,B,B,,3,T,T'].join('\n'),
    );
    const { rows, facts } = readCsv(twice);
    expect(rows.map((row) => row.get('price'))).toEqual(['1', '3']);
    expect(facts.ignoredColumns).toEqual(['Variant Price (column 5, beside another)']);
  });

  it.each([
    ['windows-1252', 'Kännchen für Tee, Öko-Becher, größer, Café'],
    ['shift_jis', '手作りの急須、湯のみ茶碗セット'],
    ['euc-kr', '도자기 찻잔 세트, 손으로 만든 컵입니다'],
    ['big5', '手工陶瓷茶杯組合，禮盒裝，送禮自用兩相宜'],
  ])('in %s is refused, with the fix, because its characters would become others', (label, title) => {
    expect(() => readCsv(encode(`Handle,Title\ncup,"${title}"\n`, label))).toThrow(
      /^The file is neither UTF-8 nor UTF-16 nor GBK nor GB18030\. In a spreadsheet, save it as "CSV UTF-8"/,
    );
  });

  it.each([
    ['Handle,ID,Title,Price,Image link,SKU', 'Shopify'],
    ['SKU,Price', 'Shopify'],
    ['id,title,price,link', 'Google Merchant Center'],
  ])('with the columns %s is recognized as one of %s', (header, format) => {
    expect(readCsv(Buffer.from(`${header}\na,b,1\n`)).facts.format).toBe(format);
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
    [
      Buffer.from('Name;Price\nCup;5'),
      /^The columns \("Name", "Price"\) are of no known kind.*one column "Handle" or "SKU"/,
    ],
    [Buffer.from([0x48, 0xff, 0xfe]), /neither UTF-8 nor UTF-16/],
    [Buffer.from('\n<?xml version="1.0"?>\n<rss><channel/></rss>'), /^The file is XML.* choose tab-separated text/],
    [Buffer.from('<rss version="2.0"><channel/></rss>'), /^The file is XML/],
  ])('is refused where nothing can be read', (bytes, message) => {
    expect(() => readCsv(bytes)).toThrow(message);
  });

  it('has a row that cannot be read reported, and the others read', () => {
    const { rows, problems } = readCsv(Buffer.from('Handle,Title,Variant Price\ncup,Cup,5\ntray,"Tray,6\n'));
    expect(problems).toMatchObject([
      { line: 3, column: 'Title', reason: expect.stringContaining('a quote that is not closed before the end of the') },
    ]);
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
