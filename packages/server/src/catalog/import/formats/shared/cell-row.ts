import { columnName, type Field } from '../../rows/columns.ts';
import type { Row } from '../../rows/csv-file.ts';
import type { RowProblem } from '../../rows/row-problem.ts';

/** What a row says of its fields. A field that is left out is not in the file. */
export type Cells = Partial<Record<Field, string>>;
/** What the file calls the columns of fields. */
export type FieldNames = Partial<Record<Field, string>>;

export interface CellRow {
  line: number;
  cells: Cells;
  names: FieldNames;
  decimalComma: boolean;
  problems?: readonly RowProblem[];
  levels?: Readonly<Record<string, number>>;
}

/** A row of the importer, from the cells that a format made. */
export function rowOfCells({ line, cells, names, decimalComma, problems, levels }: CellRow): Row {
  return {
    line,
    decimalComma,
    ...(problems && { problems }),
    ...(levels && { levels }),
    get: (field) => cells[field] ?? '',
    has: (field) => cells[field] !== undefined,
    column: (field) => names[field] ?? columnName(field),
  };
}

/** Rows that add pictures to a product: those after the first, which is in the row of the product. */
export function pictureRows(row: Omit<CellRow, 'cells'>, sources: readonly string[]): Row[] {
  return sources
    .slice(1)
    .map((imageSource, nth) => rowOfCells({ ...row, cells: { imageSource, imagePosition: String(nth + 2) } }));
}
