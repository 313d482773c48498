import { parse } from 'csv-parse/sync';
import type { CsvSyntax } from './csv-scanner.ts';

const separators = [',', ';', '\t'];

/**
 * Reads records of CSV in UTF-8, whose quotes are right, one by one. `onRecord` receives each, and how many bytes there
 * are up to its end.
 */
export function parseRecords(
  bytes: Buffer,
  { separator, lineEnds }: CsvSyntax,
  onRecord: (record: readonly string[], end: number) => void,
): void {
  parse(bytes, {
    ...tolerant,
    delimiter: separator,
    record_delimiter: [...lineEnds],
    on_record(record: string[], { bytes: end }) {
      onRecord(record, end);
      // The parser keeps no record.
      return null;
    },
  });
}

/** A cell with unquoted HTML may still contain quotes. */
const tolerant = { relax_column_count: true, relax_quotes: true, skip_records_with_error: true } as const;

/** A first line such as `sep=;`, which spreadsheets write and read, else what makes most column names of the header. */
export function findSeparator(
  bytes: Buffer,
  countNames: (header: readonly string[]) => number,
): { bytes: Buffer; separator: string; linesBefore: number } {
  const start = bytes.subarray(0, 20_000).toString();
  const stated = /^"?sep=(.)"?[,;\t]*\r?\n/i.exec(start);
  if (stated) return { bytes: bytes.subarray(Buffer.byteLength(stated[0])), separator: stated[1]!, linesBefore: 1 };
  const known = separators.map((separator) => {
    const [header] = parse(start, { ...tolerant, delimiter: separator, to: 1 });
    return { separator, names: countNames(header ?? []) };
  });
  const best = known.reduce((most, one) => (one.names > most.names ? one : most));
  return { bytes, separator: best.separator, linesBefore: 0 };
}
