import { parse, type CsvError } from 'csv-parse/sync';

const separators = [',', ';', '\t'];

export interface CsvReading {
  separator: string;
  /** Found in the file, if left out. */
  lineEnd?: string;
  /** Receives each record, and how many bytes there are up to its end. */
  onRecord(record: readonly string[], end: number): void;
  /** Receives what cannot be read. */
  onSkip?(line: number, reason: string): void;
}

/** Reads CSV in UTF-8, record by record. */
export function parseRecords(bytes: Buffer, { separator, lineEnd, onRecord, onSkip }: CsvReading): void {
  parse(bytes, {
    ...tolerant,
    delimiter: separator,
    ...(lineEnd !== undefined && { record_delimiter: lineEnd }),
    on_record(record: string[], { bytes: end }) {
      onRecord(record, end);
      // The parser keeps no record.
      return null;
    },
    on_skip: (error: CsvError | undefined) => {
      const message =
        error?.code === 'CSV_QUOTE_NOT_CLOSED'
          ? 'a quote is not closed before the end of the file'
          : (error?.message ?? 'it cannot be read');
      onSkip?.(Number(error?.['lines'] ?? 0), `${message}: put the cell in quotes, and write a quote in it twice`);
      return undefined;
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
