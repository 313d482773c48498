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
