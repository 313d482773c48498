import type { Row, Table } from '../../rows/csv-file.ts';
import type { RowProblem } from '../../rows/row-problem.ts';

/** One kind of product file. */
export interface FileFormat {
  name: string;
  /** Columns that every file of this kind has, in lower case; of those in a list one is enough. */
  required: readonly (string | readonly string[])[];
  /** Columns that hide a product, in lower case. */
  visibility: readonly string[];
  read(table: Table, context: FormatContext): FormatRows;
}

export interface FormatContext {
  /** Of the import. */
  currency: string;
  /** Decides whether a sale price with dates applies. */
  now: Date;
}

/** A product whose file gives no handle. */
export interface UnnamedProduct {
  /** Empty where its row is missing. */
  title: string;
  /** Goes into the handle where another product has the same title. */
  id: string;
  rows: Row[];
}

export interface FormatRows {
  /** With handles, or with the SKU of a product that the store has. */
  rows: Row[];
  unnamed: UnnamedProduct[];
  problems: RowProblem[];
  notices: RowProblem[];
  /** Columns with content that the importer has no field for. */
  ignoredColumns: string[];
}

/** A column's name as formats compare it: in lower case, with single spaces. */
export function normalizedName(name: string): string {
  return name
    .trim()
    .replace(/[\s_]+/g, ' ')
    .toLowerCase();
}
