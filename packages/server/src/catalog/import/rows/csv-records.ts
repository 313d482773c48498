import type { TableRecord } from './csv-file.ts';
import { parseRecords } from './csv-parser.ts';
import type { ReadAgain } from './file-source.ts';

/** Records that are read at once, because the next one is likely to be asked for. */
const blockSize = 64;
/** A format may read products and, elsewhere in the file, their variants in turn. */
const maxBlocks = 16;

/** The records of a file, which are read from its bytes when they are asked for. Those read last are kept. */
export class FileRecords {
  /** Undefined once they can be read again. */
  #bytes: Buffer | undefined;
  #read: ReadAgain;
  readonly #separator: string;
  readonly #lines = new GrowingNumbers();
  readonly #starts = new GrowingNumbers();
  readonly #ends = new GrowingNumbers();
  #lineEnd: string | undefined;
  /** By number; the one that was not needed for the longest time is first. */
  readonly #blocks = new Map<number, (readonly string[])[]>();
  #last: { index: number; cells: readonly string[] } = { index: -1, cells: [] };

  constructor(bytes: Buffer, separator: string) {
    this.#bytes = bytes;
    this.#read = (start, end) => bytes.subarray(start, end);
    this.#separator = separator;
  }

  /** Adds a record that is between two positions. */
  add(line: number, start: number, end: number): void {
    // That of the header. Within a block, the first line break might be one in a cell.
    this.#lineEnd ??= /\r\n|\n|\r$/.exec(this.#bytes!.toString('latin1', start - 2, start))?.[0];
    this.#lines.push(line);
    this.#starts.push(start);
    this.#ends.push(end);
  }

  /** From now on, the bytes are read again when they are needed, and are not kept. */
  readAgain(read: ReadAgain): void {
    this.#bytes = undefined;
    this.#read = read;
  }

  all(): TableRecord[] {
    return Array.from({ length: this.#lines.length }, (_, index) => new FileRecord(this, index));
  }

  lineOf(index: number): number {
    return this.#lines.at(index);
  }

  cellsOf(index: number): readonly string[] {
    if (this.#last.index === index) return this.#last.cells;
    const number = Math.floor(index / blockSize);
    const block = this.#blocks.get(number) ?? this.#readBlock(number);
    this.#blocks.delete(number);
    this.#blocks.set(number, block);
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= maxBlocks) break;
      this.#blocks.delete(oldest);
    }
    this.#last = { index, cells: block[index % blockSize]! };
    return this.#last.cells;
  }

  #readBlock(number: number): (readonly string[])[] {
    const first = number * blockSize;
    const size = Math.min(blockSize, this.#lines.length - first);
    const start = this.#starts.at(first);
    const byEnd = new Map<number, readonly string[]>();
    parseRecords(this.#read(start, this.#ends.at(first + size - 1)), {
      separator: this.#separator,
      ...(this.#lineEnd !== undefined && { lineEnd: this.#lineEnd }),
      onRecord: (record, end) => void byEnd.set(start + end, record),
    });
    // Between them there may be records that are empty or damaged.
    return Array.from({ length: size }, (_, nth) => byEnd.get(this.#ends.at(first + nth))!);
  }
}

class FileRecord implements TableRecord {
  readonly #records: FileRecords;
  readonly #index: number;

  constructor(records: FileRecords, index: number) {
    this.#records = records;
    this.#index = index;
  }

  get line(): number {
    return this.#records.lineOf(this.#index);
  }

  get cells(): readonly string[] {
    return this.#records.cellsOf(this.#index);
  }
}

/** Whole numbers, of which there are many: four bytes each. */
class GrowingNumbers {
  #numbers = new Uint32Array(1024);
  length = 0;

  push(number: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length] = number;
    this.length += 1;
  }

  at(index: number): number {
    return this.#numbers[index]!;
  }
}
