/** Where records are that can be read: one directly after the other. */
export interface ReadablePart {
  start: number;
  end: number;
}

/** A record whose quotes are wrong. */
export interface DamagedQuote {
  damage: 'text_after' | 'not_closed' | 'closed_in_another_row';
  /** Where the quote is that opens the cell. */
  open: number;
  /** Index of the cell in its record. */
  cell: number;
  /** Lines after it that do not have the cells of a row, so that they seem to be parts of the same cell. */
  skipped?: { start: number; end: number };
}

export interface CsvSyntax {
  separator: string;
  /** What ends a record. Editors and scripts mix the two that end with a line feed. */
  lineEnds: readonly string[];
}

interface QuotedCell {
  open: number;
  close: number;
  cell: number;
}

interface ScannedRecord {
  end: number;
  /** How many cells it has, without empty ones after those of the header. */
  width: number;
  damage?: DamagedQuote;
}

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/** `\r` where it ends the first record, as on old Macs, else `\n` with or without `\r`. */
export function findLineEnds(bytes: Buffer): string[] {
  let isQuoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === quote) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (bytes[at] === lineFeed) break;
    else if (bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed) return ['\r'];
  }
  return ['\r\n', '\n'];
}

/**
 * Finds the records of a CSV file without reading their cells. After a record whose quotes are wrong, it goes on with
 * the line after the quote, so that the rows below are not taken for a part of its cell. Where the first record is
 * damaged, nothing follows.
 */
export function* scanRecords(bytes: Buffer, syntax: CsvSyntax): Generator<ReadablePart | DamagedQuote> {
  const scanner = new RecordScanner(bytes, syntax);
  let part: ReadablePart = { start: 0, end: 0 };
  let damaged: DamagedQuote | undefined;
  let lastWidth: number | undefined;
  for (let at = 0; at < bytes.length;) {
    const { end, width, damage } = scanner.scan(at);
    const headerWidth = scanner.headerWidth;
    const isRow = damage
      ? !damaged || damage.cell + scanner.cellsOfLine(damage.open) >= (headerWidth ?? 0)
      : !damaged || width === headerWidth || width === lastWidth;
    const next = damage ? scanner.lineAfter(damage.open) : end;
    if (isRow) {
      if (damaged) yield damaged;
      damaged = damage;
      if (!damage) {
        part = part.end === at ? { start: part.start, end } : { start: at, end };
        // An empty line is no row.
        if (width > 1) lastWidth = width;
      } else if (part.end > part.start) yield part;
    } else if (damaged && !scanner.isBlank(at, next)) {
      damaged.skipped = { start: damaged.skipped?.start ?? at, end: next };
    }
    if (damage && headerWidth === undefined) break;
    scanner.headerWidth ??= width;
    at = next;
    if (damaged) part = { start: at, end: at };
  }
  if (damaged) yield damaged;
  if (part.end > part.start) yield part;
}

class RecordScanner {
  /** Undefined until the first record is read. */
  headerWidth: number | undefined;
  readonly #bytes: Buffer;
  readonly #separator: Buffer;
  readonly #endsWithReturn: boolean;

  constructor(bytes: Buffer, { separator, lineEnds }: CsvSyntax) {
    this.#bytes = bytes;
    this.#separator = Buffer.from(separator);
    this.#endsWithReturn = lineEnds[0] === '\r';
  }

  scan(start: number): ScannedRecord {
    const bytes = this.#bytes;
    const overLines: QuotedCell[] = [];
    let cell = 0;
    let filled = 0;
    for (let at = start; ; cell += 1) {
      if (bytes[at] === quote) {
        const open = at;
        const close = this.#closingQuote(open);
        const isClosed = close < bytes.length;
        at = close + 1;
        if (!isClosed || (at < bytes.length && !this.#isSeparator(at) && this.#lineEndAt(at) === 0)) {
          const first = overLines.find(
            (one) => one.cell + this.cellsOfLine(one.open) >= (this.headerWidth ?? Infinity),
          );
          const damage = isClosed ? 'text_after' : 'not_closed';
          return damagedRecord(first ? 'closed_in_another_row' : damage, first ?? { open, cell });
        }
        if (hasLineEnd(bytes, open, close)) overLines.push({ open, close, cell });
        if (close > open + 1) filled = cell + 1;
      } else {
        const from = at;
        while (at < bytes.length && !this.#isSeparator(at) && this.#lineEndAt(at) === 0) at += 1;
        if (at > from) filled = cell + 1;
      }
      if (at < bytes.length && this.#isSeparator(at)) at += this.#separator.length;
      else {
        const end = Math.min(at + this.#lineEndAt(at), bytes.length);
        const width = Math.max(Math.min(cell + 1, this.headerWidth ?? Infinity), filled);
        const wrong = overLines.find((one) => this.#containsRow(one, cell + 1, width));
        return wrong ? damagedRecord('closed_in_another_row', wrong) : { end, width };
      }
    }
  }

  /** How many cells there are from a quote to the end of its line if it opens none. */
  cellsOfLine(open: number): number {
    return 1 + this.#countSeparators(open, this.lineAfter(open));
  }

  /** The first position of the next line. */
  lineAfter(position: number): number {
    let at = position;
    while (at < this.#bytes.length && this.#lineEndAt(at) === 0) at += 1;
    return Math.min(at + this.#lineEndAt(at), this.#bytes.length);
  }

  isBlank(start: number, end: number): boolean {
    return this.#bytes.toString('utf8', start, end).replaceAll(this.#separator.toString(), '').trim() === '';
  }

  /**
   * Whether a cell over several lines is rather the end of one row and the start of another, which the quotes of two
   * rows make one cell: each of both lines has the cells of a row. `width` does not count empty cells at the end, which
   * the header does not have.
   */
  #containsRow({ open, close, cell }: QuotedCell, cells: number, width: number): boolean {
    const expected = this.headerWidth;
    if (expected === undefined) return false;
    if (width > expected) return cell + this.cellsOfLine(open) >= expected;
    if (expected < fewestColumns) return false;
    const lineEnd = this.lineAfter(open);
    if (cell + 1 + this.#countSeparators(open, lineEnd, true) !== expected) return false;
    let lineStart = close;
    while (lineStart > open && this.#lineEndAt(lineStart - 1) === 0) lineStart -= 1;
    const beginsCell = this.#isSeparator(close - this.#separator.length);
    if (beginsCell && width < expected) return true;
    const isWhole = this.#countSeparators(lineStart, close, true) + cells - cell === expected;
    return isWhole && (beginsCell || cells !== expected || cell < expected - 1 || expected >= manyColumns);
  }

  /** `strict`: without those that a space follows, as in a text. */
  #countSeparators(start: number, end: number, strict = false): number {
    let count = 0;
    for (let at = start; at < end; at += 1) {
      if (!this.#isSeparator(at)) continue;
      if (!strict || this.#bytes[at + this.#separator.length] !== space) count += 1;
    }
    return count;
  }

  /** The end of the file where there is none. */
  #closingQuote(open: number): number {
    const bytes = this.#bytes;
    for (let at = open + 1; ; at += 2) {
      at = bytes.indexOf(quote, at);
      if (at < 0) return bytes.length;
      if (bytes[at + 1] !== quote) return at;
    }
  }

  #isSeparator(at: number): boolean {
    const separator = this.#separator;
    if (this.#bytes[at] !== separator[0]) return false;
    return separator.length === 1 || separator.equals(this.#bytes.subarray(at, at + separator.length));
  }

  /** How long the line end at a position is; 0 where there is none. */
  #lineEndAt(at: number): number {
    const byte = this.#bytes[at];
    if (byte === carriageReturn) {
      if (this.#endsWithReturn) return 1;
      return this.#bytes[at + 1] === lineFeed ? 2 : 0;
    }
    return byte === lineFeed && !this.#endsWithReturn ? 1 : 0;
  }
}

/** In fewer, a text over two lines has too easily as many commas as a row. */
const fewestColumns = 4;
/** So many commas are not in the last line of a text, such as the description in the last column. */
const manyColumns = 8;
const space = 32;

const damagedRecord = (
  damage: DamagedQuote['damage'],
  { open, cell }: { open: number; cell: number },
): ScannedRecord => ({ end: open, width: 0, damage: { damage, open, cell } });

function hasLineEnd(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] === lineFeed || bytes[at] === carriageReturn) return true;
  return false;
}
