import { parse, type CsvError } from 'csv-parse/sync';
import { columnName, findColumns, type Column, type Field } from './columns.ts';
import { decodeFile } from './decode-file.ts';
import type { RowProblem } from './row-problem.ts';

/** A row and the line of the file it starts on; the header is line 1. */
export interface Row {
  line: number;
  /** Numbers may have a decimal comma: the file's cells are not separated by commas. */
  decimalComma: boolean;
  /** The cell without the spaces around it; empty where there is none. */
  get(field: Field): string;
  /** Whether the file has a column for the field. */
  has(field: Field): boolean;
  /** What the file calls the column. */
  column(field: Field): string;
}

export interface CsvFile {
  rows: Row[];
  problems: RowProblem[];
}

const delimiters = [',', ';', '\t'];

/** Reads product CSV. Throws only where the file as a whole cannot be used. */
export function readCsv(bytes: Uint8Array): CsvFile {
  const { text, delimiter, linesBefore } = findDelimiter(decodeFile(bytes));
  const problems: RowProblem[] = [];
  const records = parseRecords(text, delimiter, (line, reason) =>
    problems.push({ line: line + linesBefore, column: '(row)', reason }),
  );
  const header = records.shift()?.record;
  if (!header) throw new Error('The file is empty.');
  const columns = findColumns(header);
  if (!columns.has('handle') && !columns.has('sku')) {
    throw new Error('The file has neither a column "Handle" nor one "SKU"; its first line has to name the columns.');
  }
  const rows: Row[] = [];
  for (const { record, info } of records) {
    if (record.every((cell) => cell.trim() === '')) continue;
    // The parser gives the line a record ends on; line breaks inside its cells lead back to its start.
    const line = linesBefore + info.lines - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    const problem = damageOf(record, header);
    if (problem) problems.push({ line, ...problem });
    else rows.push(rowOf(record, columns, { line, decimalComma: delimiter !== ',' }));
  }
  return { rows, problems };
}

interface CsvRecord {
  record: string[];
  info: { lines: number };
}

function parseRecords(text: string, delimiter: string, onSkip: (line: number, reason: string) => void): CsvRecord[] {
  return parse(text, {
    delimiter,
    info: true,
    relax_column_count: true,
    // A cell with unquoted HTML may still contain quotes.
    relax_quotes: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      const message = error?.message ?? 'it cannot be read';
      onSkip(Number(error?.['lines'] ?? 0), `${message}: put the cell in quotes, and write a quote in it twice`);
      return undefined;
    },
  }) as unknown as CsvRecord[];
}

/** A first line such as `sep=;`, which spreadsheets write and read, else what makes most column names of the header. */
function findDelimiter(text: string): { text: string; delimiter: string; linesBefore: number } {
  const stated = /^"?sep=(.)"?[,;\t]*\r?\n/i.exec(text);
  if (stated) return { text: text.slice(stated[0].length), delimiter: stated[1]!, linesBefore: 1 };
  const start = text.slice(0, 20_000);
  const known = delimiters.map((delimiter) => {
    const [header] = parse(start, {
      delimiter,
      to: 1,
      relax_quotes: true,
      relax_column_count: true,
      skip_records_with_error: true,
    });
    return { delimiter, columns: findColumns(header ?? []).size };
  });
  return {
    text,
    delimiter: known.reduce((best, one) => (one.columns > best.columns ? one : best)).delimiter,
    linesBefore: 0,
  };
}

function damageOf(record: readonly string[], header: readonly string[]): Omit<RowProblem, 'line'> | undefined {
  if (record.length > header.length && record.slice(header.length).some((cell) => cell.trim() !== '')) {
    return {
      column: '(row)',
      reason: `has ${record.length} cells, the header ${header.length}: is a comma outside quotes?`,
    };
  }
  const index = record.findIndex((cell) => cell.includes('\0'));
  return index < 0
    ? undefined
    : { column: header[index]?.trim() || '(row)', reason: 'has a NUL character, which no database keeps: remove it' };
}

function rowOf(
  record: readonly string[],
  columns: ReadonlyMap<Field, readonly Column[]>,
  place: { line: number; decimalComma: boolean },
): Row {
  const cell = ({ index }: Column) => (record[index] ?? '').trim();
  const filled = (field: Field) => columns.get(field)?.find((column) => cell(column) !== '') ?? columns.get(field)?.[0];
  return {
    ...place,
    get(field) {
      const column = filled(field);
      return column ? cell(column) : '';
    },
    has: (field) => columns.has(field),
    column: (field) => filled(field)?.name ?? columnName(field),
  };
}
