import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable, type Table } from './csv-file.ts';

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const read = (text: string): Table => readTable(Buffer.from(text), () => 1);

describe('a table of a CSV file', () => {
  it('has the cells of each record, in whichever order they are asked for', () => {
    const anyCell = fc.stringMatching(/^[a\u8336",;\n\r ]{0,6}$/).map((cell) => `x${cell}`);
    const anyRecord = fc.oneof(
      { weight: 8, arbitrary: fc.tuple(anyCell, anyCell) },
      { weight: 1, arbitrary: fc.constant('empty' as const) },
      { weight: 1, arbitrary: fc.constant('damaged' as const) },
    );
    const anyFile = fc.record({
      records: fc.array(anyRecord, { minLength: 100, maxLength: 300, size: 'max' }),
      lineEnd: fc.constantFrom('\n', '\r\n'),
      first: fc.nat(),
      step: fc.constantFrom(1, 7, 61),
    });
    fc.assert(
      fc.property(anyFile, ({ records, lineEnd, first, step }) => {
        const lines = records.map((record) => {
          if (record === 'empty') return ',';
          return record === 'damaged' ? 'a,b,c' : record.map(quoted).join(',');
        });
        const table = read(['Name,Text', ...lines, ''].join(lineEnd));
        const written = records.filter((record) => typeof record !== 'string');
        expect(table.records).toHaveLength(written.length);
        expect(table.problems).toHaveLength(records.filter((record) => record === 'damaged').length);
        for (let nth = 0; nth < written.length; nth += 1) {
          const index = (first + nth * step) % written.length;
          expect(table.records[index]!.cells).toEqual(written[index]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('gives the line that each record starts on, also after cells with line breaks', () => {
    const { records } = read('Name,Text\r\n"a\nb",1\r\n\r\nc,"2\r\n3"\r\nd,4');
    expect(records.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, 'a\nb', '1'],
      [5, 'c', '2\r\n3'],
      [7, 'd', '4'],
    ]);
  });

  it('knows which columns have content', () => {
    const { filled } = read('A,B,C\n1, ,\n,,3');
    expect([...filled].toSorted()).toEqual([0, 2]);
  });
});

const readCells = (text: string) => {
  const { records, problems } = readTable(Buffer.from(text), (header) => header.length);
  return { cells: records.map((record) => record.cells), problems };
};
const fix = 'put the whole cell in quotes, and write a quote in it twice, or remove the quote';
const notInRow = `begins with a quote that is not closed in its row: ${fix}`;
const textAfter = `begins with a quote, and text follows the quote that closes it: ${fix}`;
const notClosed = `begins with a quote that is not closed before the end of the file: ${fix}`;

/** A cell of text: as it is, and as a file may write it. */
interface Written {
  text: string;
  written: string;
}

describe('quotes in a product file', () => {
  it.each([
    ['of which the next quoted cell is a part', 'p1,"P 1,S1,1.00\np2,"P 2",S2,2.00\np3,"P 3",S3,3.00', textAfter],
    ['that no later line closes', 'p1,"P 1,S1,1.00\np2,P 2,S2,2.00\np3,P 3,S3,3.00', notClosed],
    ['that an empty cell follows', 'p1,"P 1,S1,1.00\np2,"",S2,2.00\np3,"""P"" 3",S3,3.00', textAfter],
    ['that a quote in the same column closes', 'p1,"P 1,S1,1.00\np2,vase 5",S2,2.00\np3,P 3,S3,3.00', notInRow],
    ['that a quote in an earlier column closes', 'p1,P 1,"S1,1.00\np2,vase 5",S2,2.00\np3,P 3,S3,3.00', null],
    ['that a quote in a later column closes', 'p1,"P 1,S1,1.00\np2,P 2,T 5",2.00\np3,P 3,S3,3.00', notInRow],
    ['that a cell which begins with a line break closes', 'p1,"P 1,S1,1\np2,"\nP 2",S2,2\np3,P 3,S3,3', notInRow],
  ])('in one row, %s, lose no other row', (_, rows, reason) => {
    const { cells, problems } = readCells(`Handle,Title,SKU,Price\n${rows}`);
    expect(problems).toEqual([{ line: 2, column: reason === null ? 'SKU' : 'Title', reason: reason ?? notInRow }]);
    expect(cells.map(([handle]) => handle)).toEqual(['p2', 'p3']);
  });

  it('that are wrong in a cell over several lines are one refused row, with the lines that were skipped', () => {
    const rows = ['p1,"P ""1""","<p class="a">x</p>', '<p>y,z</p>', '', '<b>w</b>",1', 'p2,5" vase,"x\n""y""",2'];
    expect(readCells(['Handle,Title,Text,Price', ...rows].join('\r\n'))).toEqual({
      cells: [['p2', '5" vase', 'x\n"y"', '2']],
      problems: [
        { line: 2, column: 'Text', reason: `${textAfter} (lines 3 to 5 were skipped too, without the cells of a row)` },
      ],
    });
  });

  it('name the line where the wrong one is, after a cell over several lines', () => {
    expect(readCells('A,B,C\n"x\ny","z" ,1\nu,v,w\r\n"u",v,w')).toEqual({
      cells: [
        ['u', 'v', 'w'],
        ['u', 'v', 'w'],
      ],
      problems: [{ line: 3, column: 'B', reason: textAfter }],
    });
  });

  it('that are wrong in the first line are an error of the file', () => {
    expect(() => readCells('Handle,"Title,Price\na,"b",1')).toThrow(`Line 1, which names the columns, has a cell that`);
  });

  it('are read where they are right, with any separator, and of a damaged row nothing else is lost', () => {
    const word = fc.stringMatching(/^[a-z\u8336]{1,5}$/);
    const plain = word.map((text): Written => ({ text, written: text }));
    const inches = word.map((text): Written => ({ text: `${text} 5"`, written: `${text} 5"` }));
    const middle = word.map((text): Written => ({ text: `5" ${text}`, written: `5" ${text}` }));
    const quoted = fc.tuple(word, fc.constantFrom(', ', '; ', '\n', '\r\n', '\n\n', '"', '" '), word).map((parts) => {
      const text = parts.join('');
      return { text, written: `"${text.replaceAll('"', '""')}"` };
    });
    const empty = fc.constantFrom<Written>({ text: '', written: '' }, { text: '', written: '""' });
    const anyCell = fc.oneof(plain, quoted, empty, middle);
    const anyRow = fc.tuple(fc.oneof(plain, quoted, inches), anyCell, anyCell, anyCell);
    const file = fc.record({
      rows: fc.array(anyRow, { minLength: 2, maxLength: 12 }),
      damagedRow: fc.nat(),
      before: fc.oneof(plain, quoted),
      at: fc.nat(3),
      damaged: fc.oneof(
        word.map((text) => `"${text}`),
        fc.tuple(word, word).map(([one, other]) => `"${one} "${other}" x"`),
      ),
      separator: fc.constantFrom(',', ';', '\t'),
      lineEnd: fc.constantFrom('\n', '\r\n'),
    });
    fc.assert(
      fc.property(file, ({ rows, damagedRow, before, at, damaged, separator, lineEnd }) => {
        const index = damagedRow % rows.length;
        const all = rows.map((row, nth) => [{ text: `p${nth}`, written: `p${nth}` }, ...row]);
        const written = all.map((row) => row.map((cell) => cell.written));
        const toText = (lines: string[][]) =>
          [['Handle', 'A', 'B', 'C', 'D'], ...lines].map((cells) => cells.join(separator)).join(lineEnd);
        const texts = all.map((row) => row.map(({ text }) => text));
        expect(readCells(toText(written))).toEqual({ cells: texts, problems: [] });

        written[index] = ['p', 'a', 'b', 'c', 'd'].map((name, cell) => (cell < at + 1 ? before.written : name));
        written[index][at + 1] = damaged;
        const start = toText(written.slice(0, index)).concat(lineEnd, written[index].slice(0, at + 1).join(separator));
        const { cells, problems } = readCells(toText(written));
        expect(cells).toEqual(texts.toSpliced(index, 1));
        expect(problems).toMatchObject([{ line: start.split('\n').length, column: 'ABCD'[at] }]);
      }),
      { numRuns: 60 },
    );
  });
});
