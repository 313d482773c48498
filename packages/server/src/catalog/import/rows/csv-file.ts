import { parse, type CsvError } from 'csv-parse/sync';
import { columnName, findColumns, type Column, type Field } from './columns.ts';
import type { RowProblem } from './row-problem.ts';

/** A row and the line of the file it starts on; the header is line 1. */
export interface Row {
  line: number;
  /** Numbers may have a decimal comma: the file's cells are not separated by commas. */
  decimalComma: boolean;
  /** What is wrong with it, found before its cells are read. */
  problems?: readonly RowProblem[];
  /** Its stock by name of the location, where the file has a number for each. */
  levels?: Readonly<Record<string, number>>;
  /** The cell without the spaces around it; empty where there is none. */
  get(field: Field): string;
  /** Whether the file has a column for the field. */
  has(field: Field): boolean;
  /** What the file calls the column. */
  column(field: Field): string;
}

/** The cells of one record and the line of the file it starts on. */
export interface TableRecord {
  line: number;
  cells: readonly string[];
}

/** A CSV file: its first line names the columns. */
export interface Table {
  header: readonly string[];
  records: TableRecord[];
  /** Records that cannot be read. */
  problems: RowProblem[];
  separator: string;
}

const separators = [',', ';', '\t'];

/**
 * Reads CSV. The separator is the one that makes most of the column names that `countNames` knows. Throws where the
 * file is empty.
 */
export function readTable(csv: string, countNames: (header: readonly string[]) => number): Table {
  const { text, separator, linesBefore } = findSeparator(csv, countNames);
  const problems: RowProblem[] = [];
  const parsed = parseRecords(text, separator, (line, reason) =>
    problems.push({ line: line + linesBefore, column: '(row)', reason }),
  );
  const header = parsed.shift()?.record;
  if (!header || header.every((name) => name.trim() === '')) throw new Error('The file is empty.');
  const records: TableRecord[] = [];
  for (const { record, info } of parsed) {
    if (record.every((cell) => cell.trim() === '')) continue;
    // The parser gives the line a record ends on; line breaks inside its cells lead back to its start.
    const line = linesBefore + info.lines - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    const problem = damageOf(record, header);
    if (problem) problems.push({ line, ...problem });
    else records.push({ line, cells: record });
  }
  return { header, records, problems, separator };
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
      const message =
        error?.code === 'CSV_QUOTE_NOT_CLOSED'
          ? 'a quote is not closed before the end of the file'
          : (error?.message ?? 'it cannot be read');
      onSkip(Number(error?.['lines'] ?? 0), `${message}: put the cell in quotes, and write a quote in it twice`);
      return undefined;
    },
  }) as unknown as CsvRecord[];
}

/** A first line such as `sep=;`, which spreadsheets write and read, else what makes most column names of the header. */
function findSeparator(
  text: string,
  countNames: (header: readonly string[]) => number,
): { text: string; separator: string; linesBefore: number } {
  const stated = /^"?sep=(.)"?[,;\t]*\r?\n/i.exec(text);
  if (stated) return { text: text.slice(stated[0].length), separator: stated[1]!, linesBefore: 1 };
  const start = text.slice(0, 20_000);
  const known = separators.map((separator) => {
    const [header] = parse(start, {
      delimiter: separator,
      to: 1,
      relax_quotes: true,
      relax_column_count: true,
      skip_records_with_error: true,
    });
    return { separator, names: countNames(header ?? []) };
  });
  return {
    text,
    separator: known.reduce((best, one) => (one.names > best.names ? one : best)).separator,
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

/** The rows of a table that has the importer's own columns, which are those of Shopify. */
export function rowsOf({ header, records, separator }: Table): Row[] {
  const columns = findColumns(header);
  return records.map(({ line, cells }) => rowOf(cells, columns, { line, decimalComma: separator !== ',' }));
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
