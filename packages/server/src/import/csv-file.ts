import { parse, type CsvError } from 'csv-parse/sync';

/** A row and the line of the file it starts on; the header is line 1. */
export interface Row {
  line: number;
  /** The cell without the blanks around it; empty where there is none. */
  get(column: string): string;
}

/** What is wrong, where, and why: "line 7, Variant Price: is not a price". */
export interface RowProblem {
  line: number;
  column: string;
  reason: string;
}

export interface CsvFile {
  rows: Row[];
  problems: RowProblem[];
}

const needed = ['Handle', 'Title', 'Variant Price'];

/** Reads product CSV. Throws only where the file as a whole cannot be used. */
export function readCsv(bytes: Uint8Array): CsvFile {
  const problems: RowProblem[] = [];
  const records = parse(decode(bytes), {
    info: true,
    relax_column_count: true,
    // HTML that nobody put in quotes still holds quotes.
    relax_quotes: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      problems.push({ line: Number(error?.['lines'] ?? 0), column: '(row)', reason: error?.message ?? 'cannot be read' });
      return undefined;
    },
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const header = records.shift()?.record.map((name) => name.trim());
  if (!header) throw new Error('The file is empty.');
  const missing = needed.filter((name) => !header.includes(name));
  if (missing.length > 0) throw new Error(`The file has no column ${missing.map((name) => `"${name}"`).join(', ')}; its first line has to name the columns.`);
  const places = new Map(header.map((name, index) => [name, index]));
  const rows: Row[] = [];
  for (const { record, info } of records) {
    if (record.every((cell) => cell.trim() === '')) continue;
    // The parser tells the line a record ends on; line breaks inside its cells lead back to its start.
    const line = info.lines - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    if (record.length > header.length && record.slice(header.length).some((cell) => cell.trim() !== '')) {
      problems.push({ line, column: '(row)', reason: `has ${record.length} cells, the header ${header.length}: is a comma outside quotes?` });
      continue;
    }
    rows.push({ line, get: (column) => (record[places.get(column) ?? -1] ?? '').trim() });
  }
  return { rows, problems };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error('The file is not UTF-8. In a spreadsheet, save it as "CSV UTF-8".', { cause });
  }
}
