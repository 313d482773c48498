import type { Field } from '../../rows/columns.ts';
import type { Row } from '../../rows/csv-file.ts';
import type { RowProblem } from '../../rows/row-problem.ts';
import type { FormatRows, UnnamedProduct } from './file-format.ts';

/** What a format makes of the records of one product. */
export interface GroupReading {
  /** Left out where nothing of it can be imported. */
  product?: UnnamedProduct;
  problems: RowProblem[];
  notices: RowProblem[];
}

/** Products whose rows are kept, because the next row is likely to be of one of them. */
const maxProducts = 16;

/**
 * Reads the products of a file, each from a group of its records. What they say is not kept: a row reads its product
 * again when it is asked for its cells. `read` must return the same each time.
 */
export function readLazily<G extends object>(
  groups: Iterable<G>,
  read: (group: G) => GroupReading,
): Pick<FormatRows, 'unnamed' | 'problems' | 'notices'> {
  const found: Pick<FormatRows, 'unnamed' | 'problems' | 'notices'> = { unnamed: [], problems: [], notices: [] };
  const lastRead = new LastRead(read);
  for (const group of groups) {
    const { product, problems, notices } = read(group);
    found.problems.push(...problems);
    found.notices.push(...notices);
    if (!product) continue;
    const rows = product.rows.map(({ line }, index) => new LazyRow(lastRead, { group, index, line }));
    found.unnamed.push({ title: product.title, id: product.id, rows });
  }
  return found;
}

/** The rows of the products that were read last. */
class LastRead<G extends object> {
  readonly #read: (group: G) => GroupReading;
  /** The one that was not needed for the longest time is first. */
  readonly #rows = new Map<G, readonly Row[]>();

  constructor(read: (group: G) => GroupReading) {
    this.#read = read;
  }

  rowsOf(group: G): readonly Row[] {
    const rows = this.#rows.get(group) ?? this.#read(group).product!.rows;
    this.#rows.delete(group);
    this.#rows.set(group, rows);
    for (const oldest of this.#rows.keys()) {
      if (this.#rows.size <= maxProducts) break;
      this.#rows.delete(oldest);
    }
    return rows;
  }
}

/** A file has hundreds of thousands: a row has nothing of its own but where it is. */
class LazyRow<G extends object> implements Row {
  readonly line: number;
  readonly #lastRead: LastRead<G>;
  readonly #group: G;
  readonly #index: number;

  constructor(lastRead: LastRead<G>, { group, index, line }: { group: G; index: number; line: number }) {
    this.line = line;
    this.#lastRead = lastRead;
    this.#group = group;
    this.#index = index;
  }

  get #row(): Row {
    return this.#lastRead.rowsOf(this.#group)[this.#index]!;
  }

  get decimalComma(): boolean {
    return this.#row.decimalComma;
  }

  get problems(): readonly RowProblem[] | undefined {
    return this.#row.problems;
  }

  get levels(): Readonly<Record<string, number>> | undefined {
    return this.#row.levels;
  }

  get(field: Field): string {
    return this.#row.get(field);
  }

  has(field: Field): boolean {
    return this.#row.has(field);
  }

  column(field: Field): string {
    return this.#row.column(field);
  }
}

/** A row with a handle that its file does not have. */
export class NamedRow implements Row {
  readonly #row: Row;
  readonly #handle: string;

  constructor(row: Row, handle: string) {
    this.#row = row;
    this.#handle = handle;
  }

  get line(): number {
    return this.#row.line;
  }

  get decimalComma(): boolean {
    return this.#row.decimalComma;
  }

  get problems(): readonly RowProblem[] | undefined {
    return this.#row.problems;
  }

  get levels(): Readonly<Record<string, number>> | undefined {
    return this.#row.levels;
  }

  get(field: Field): string {
    return field === 'handle' ? this.#handle : this.#row.get(field);
  }

  has(field: Field): boolean {
    return field === 'handle' || this.#row.has(field);
  }

  column(field: Field): string {
    return this.#row.column(field);
  }
}
