/**
 * What is wrong in a file and where; the reason says how to correct it: "line 7, Variant Price: "abc" is not a price:
 * write digits and a point, such as 19.99".
 */
export interface RowProblem {
  /** Counted from 1. */
  line: number;
  /** The file's name of the column; the path of the field in JSON. */
  column: string;
  reason: string;
}
