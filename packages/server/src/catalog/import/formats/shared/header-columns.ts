import type { Table, TableRecord } from '../../rows/csv-file.ts';
import type { Column } from '../../rows/columns.ts';
import { normalizedName } from './file-format.ts';

/** A column that a format reads. */
export interface ReadColumn extends Column {
  /** The cell without the spaces around it. */
  of(record: TableRecord): string;
}

/** The columns of a file. Those that a format does not ask for are reported. */
export class HeaderColumns {
  readonly #columns: ReadColumn[];
  readonly #read = new Set<number>();

  constructor(header: readonly string[]) {
    this.#columns = header.map((name, index) => ({
      index,
      name: name.trim(),
      of: ({ cells }) => (cells[index] ?? '').trim(),
    }));
  }

  /** The first column of one of these names. */
  find(...names: string[]): ReadColumn | undefined {
    const [found] = names.flatMap((name) => this.#columns.filter((column) => normalizedName(column.name) === name));
    if (found) this.#read.add(found.index);
    return found;
  }

  /** The first column of this name, without a decision that it is read. */
  peek(name: string): ReadColumn | undefined {
    return this.#columns.find((column) => normalizedName(column.name) === name);
  }

  /** The columns whose name fits the pattern, with what its groups found. */
  match(pattern: RegExp): { column: ReadColumn; groups: string[] }[] {
    return this.#columns.flatMap((column) => {
      const found = pattern.exec(normalizedName(column.name));
      if (!found) return [];
      this.#read.add(column.index);
      return [{ column, groups: found.slice(1) }];
    });
  }

  /** Names of columns that have content and were not asked for. */
  ignored({ filled }: Table): string[] {
    return this.#columns
      .filter(({ index }) => !this.#read.has(index) && filled.has(index))
      .map(({ name, index }) => name || `column ${index + 1}`);
  }
}
