import type { Database } from '../../platform/database/client.ts';
import type { SaveOutcome } from '../product/save/save-product.ts';
import type { ProductChange } from './preview.ts';
import type { RowProblem } from './rows/row-problem.ts';

/** Where an import is that can be interrupted: a later attempt goes on after the last batch that was saved. */
export interface ImportPlace {
  /** What begins at this line, or before it, is saved and recorded. Lines are counted from 1; 0: nothing is. */
  line: number;
  /** Called in the transaction that saves a batch. If it throws, the batch is rolled back, and the import ends. */
  record(tx: Database, part: ImportedPart): Promise<void>;
}

/** What became of a part of a file. */
export interface ImportedPart {
  /** What begins at this line or before it is done. */
  line: number;
  /** How many rows are done, with all parts before. */
  done: number;
  /** The number of rows. Undefined until it is known. */
  total?: number;
  products: Record<SaveOutcome, number>;
  /** Products that were updated. */
  updated: ProductChange[];
  /** Rows that were not imported, and why. */
  refused: RowProblem[];
  /** What was imported and deserves a look, and pictures that could not be loaded. */
  notices: RowProblem[];
}
