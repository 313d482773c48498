import { findSeparator, parseRecords } from './csv-parser.ts';
import { FileRecords } from './csv-records.ts';
import { findLineEnds, scanRecords, type DamagedQuote } from './csv-scanner.ts';
import { columnName, findColumns, type Column, type Field } from './columns.ts';
import { metafieldColumnsOf, type MetafieldCell, type MetafieldColumn } from './metafield-columns.ts';
import { readFrom, type ReadAgain } from './file-source.ts';
import { ProductFileError } from './product-file-error.ts';
import type { RowProblem } from './row-problem.ts';

/** A row and the line of the file it starts on; the header is line 1. */
export interface Row {
  line: number;
  /** Numbers may have a decimal comma: the file's cells are not separated by commas. */
  decimalComma: boolean;
  /** What is wrong with it, found before its cells are read. */
  problems?: readonly RowProblem[] | undefined;
  /** Its stock by name of the location, where the file has a number for each. */
  levels?: Readonly<Record<string, number>> | undefined;
  /** Cells of metafields, by namespace and key; left out where the file has no column for one. */
  metafields?: Readonly<Record<string, MetafieldCell>> | undefined;
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
  readonly cells: readonly string[];
}

/** A CSV file: its first line names the columns. */
export interface Table {
  header: readonly string[];
  /** Their cells are read when they are asked for: the file is in memory only as its bytes. */
  records: readonly TableRecord[];
  /** Indexes of the columns that have content. */
  filled: ReadonlySet<number>;
  /** Records that cannot be read. */
  problems: RowProblem[];
  separator: string;
}

/**
 * Reads a CSV file in UTF-8. The separator is the one that makes most of the column names that `countNames` knows.
 * With `readAgain`, which returns bytes of the same file, it is not kept. Throws where the file is empty.
 */
export function readTable(
  file: Buffer,
  countNames: (header: readonly string[]) => number,
  readAgain?: ReadAgain,
): Table {
  const { bytes, separator, linesBefore } = findSeparator(file, countNames);
  const syntax = { separator, lineEnds: findLineEnds(bytes) };
  const problems: RowProblem[] = [];
  const filled = new Set<number>();
  const records = new FileRecords(bytes, syntax);
  const lines = new LineCounter(bytes, linesBefore + 1);
  let header: readonly string[] | undefined;
  const addRecord = (record: readonly string[], start: number, end: number) => {
    if (header === undefined) return void (header = record);
    if (record.every((cell) => cell.trim() === '')) return;
    const line = lines.lineAt(start);
    const problem = damageOf(record, header);
    if (problem) return void problems.push({ line, ...problem });
    records.add(line, start, end);
    for (const [index, cell] of record.entries()) if (!filled.has(index) && cell.trim() !== '') filled.add(index);
  };
  for (const part of scanRecords(bytes, syntax)) {
    if ('damage' in part) problems.push(quoteProblem(part, lines, header));
    else {
      let { start } = part;
      parseRecords(bytes.subarray(start, part.end), syntax, (record, length) => {
        addRecord(record, start, part.start + length);
        start = part.start + length;
      });
    }
  }
  const names = header ?? [];
  if (names.every((name) => name.trim() === '')) throw new ProductFileError('The file is empty.');
  const ofRecords = readFrom(readAgain, bytes.byteOffset - file.byteOffset);
  if (ofRecords) records.readAgain(ofRecords);
  return { header: names, records: records.all(), filled, problems, separator };
}

/** Counts line ends as editors do. */
class LineCounter {
  readonly #bytes: Buffer;
  #line: number;
  #at = 0;

  constructor(bytes: Buffer, firstLine: number) {
    this.#bytes = bytes;
    this.#line = firstLine;
  }

  /** The line of a position, which is not before that of the last call. */
  lineAt(position: number): number {
    for (; this.#at < position; this.#at += 1) {
      const byte = this.#bytes[this.#at];
      if (byte === lineFeed || (byte === carriageReturn && this.#bytes[this.#at + 1] !== lineFeed)) this.#line += 1;
    }
    return this.#line;
  }
}

const lineFeed = 10;
const carriageReturn = 13;

const quoteDamage = {
  text_after: 'begins with a quote, and text follows the quote that closes it',
  not_closed: 'begins with a quote that is not closed before the end of the file',
  closed_in_another_row: 'begins with a quote that is not closed in its row',
};
const quoteFix = 'put the whole cell in quotes, and write a quote in it twice, or remove the quote';

function quoteProblem(
  { damage, open, cell, skipped }: DamagedQuote,
  lines: LineCounter,
  header: readonly string[] | undefined,
): RowProblem {
  const line = lines.lineAt(open);
  const reason = `${quoteDamage[damage]}: ${quoteFix}`;
  if (!header) throw new ProductFileError(`Line ${line}, which names the columns, has a cell that ${reason}.`);
  const column = header[cell]?.trim() || '(row)';
  if (!skipped) return { line, column, reason };
  const [first, last] = [lines.lineAt(skipped.start), lines.lineAt(skipped.end - 1)];
  const which = first === last ? `line ${first} was` : `lines ${first} to ${last} were`;
  return { line, column, reason: `${reason} (${which} skipped too, without the cells of a row)` };
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
  const metafields = metafieldColumnsOf(header);
  const table = { columns, metafields, decimalComma: separator !== ',' };
  return records.map((record) => new TableRow(record, table));
}

interface TableColumns {
  columns: ReadonlyMap<Field, readonly Column[]>;
  metafields: readonly MetafieldColumn[];
  decimalComma: boolean;
}

/** A file has hundreds of thousands: a row has nothing of its own but where it is. */
class TableRow implements Row {
  readonly #record: TableRecord;
  readonly #table: TableColumns;

  constructor(record: TableRecord, table: TableColumns) {
    this.#record = record;
    this.#table = table;
  }

  get decimalComma(): boolean {
    return this.#table.decimalComma;
  }

  get metafields(): Record<string, MetafieldCell> | undefined {
    const { metafields } = this.#table;
    if (metafields.length === 0) return undefined;
    const { cells } = this.#record;
    return Object.fromEntries(
      metafields.map(({ index, column, name }) => [name, { text: cells[index]?.trim() ?? '', column }]),
    );
  }

  get line(): number {
    return this.#record.line;
  }

  get(field: Field): string {
    const { cells } = this.#record;
    const column = this.#filled(field, cells);
    return column ? cellOf(cells, column) : '';
  }

  has(field: Field): boolean {
    return this.#table.columns.has(field);
  }

  column(field: Field): string {
    return this.#filled(field, this.#record.cells)?.name ?? columnName(field);
  }

  #filled(field: Field, cells: readonly string[]): Column | undefined {
    const columns = this.#table.columns.get(field);
    return columns?.find((column) => cellOf(cells, column) !== '') ?? columns?.[0];
  }
}

const cellOf = (cells: readonly string[], { index }: Column) => (cells[index] ?? '').trim();
