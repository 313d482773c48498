import type { TableRecord } from './csv-file.ts';
import { parseRecords } from './csv-parser.ts';
import type { CsvSyntax } from './csv-scanner.ts';
import type { ReadAgain } from './file-source.ts';

/** Records that are read at once, because the next one is likely to be asked for. */
const blockSize = 64;
/** A format may read products and, elsewhere in the file, their variants in turn. */
const maxBlocks = 16;

/** The records of a file, which are read from its bytes when they are asked for. Those read last are kept. */
export class FileRecords {
  #read: ReadAgain;
  readonly #syntax: CsvSyntax;
  readonly #lines = new GrowingNumbers();
  readonly #starts = new GrowingNumbers();
  readonly #ends = new GrowingNumbers();
  /** By number; the one that was not needed for the longest time is first. */
  readonly #blocks = new Map<number, (readonly string[])[]>();
  #last: { index: number; cells: readonly string[] } = { index: -1, cells: [] };

  constructor(bytes: Buffer, syntax: CsvSyntax) {
    this.#read = (start, end) => bytes.subarray(start, end);
    this.#syntax = syntax;
  }

  /** Adds a record that is between two positions. */
  add(line: number, start: number, end: number): void {
    this.#lines.push(line);
    this.#starts.push(start);
    this.#ends.push(end);
  }

  /** From now on, the bytes are read again when they are needed, and are not kept. */
  readAgain(read: ReadAgain): void {
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
    const bytes = this.#read(start, this.#ends.at(first + size - 1));
    const block: (readonly string[])[] = [];
    // Between them there may be records that are empty or damaged: neighbours are read at once.
    for (let nth = 0; nth < size;) {
      const from = this.#starts.at(first + nth);
      let after = nth + 1;
      while (after < size && this.#starts.at(first + after) === this.#ends.at(first + after - 1)) after += 1;
      const part = bytes.subarray(from - start, this.#ends.at(first + after - 1) - start);
      parseRecords(part, this.#syntax, (record) => void block.push(record));
      nth = after;
    }
    return block;
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
