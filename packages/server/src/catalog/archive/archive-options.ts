import type { StoredFile } from '../media/stored-files.ts';
import type { ImportPlace } from '../import/import-place.ts';
import type { PictureSource } from '../import/pictures.ts';
import type { ImportPreview } from '../import/preview.ts';
import type { RowProblem } from '../import/rows/row-problem.ts';
import type { SaveOutcome } from '../product/save/save-product.ts';

export interface ArchiveOptions {
  store: { id: string; defaultLanguage: string };
  lines: AsyncIterable<string>;
  /** Finds a picture by its path beside the file. */
  pictures: PictureSource;
  /**
   * Keeps the file at this path beside the archive, if its content is that of its name; for a dry run, it only reads
   * the file. Without it, products keep the files that they have.
   */
  keepFile?(path: string, name: string): Promise<StoredFile>;
  /** The quantities of the file count, also those that it had before. */
  forceStock?: boolean;
  /** Only finds out what the import would do: nothing is written, and no picture is loaded. */
  dryRun?: boolean;
  /** Receives how many lines are done. */
  onProgress?(done: number): void;
  /** Called after a batch was saved, with how many lines were read. An error that it throws ends the import. */
  afterBatch?(done: number): Promise<void>;
  /** Where an attempt before was interrupted. The report has only what this attempt does. */
  place?: ImportPlace | undefined;
}

export interface ArchiveReport {
  products: Record<SaveOutcome, number>;
  collections: number;
  /** Lines that were not imported, and why. */
  refused: RowProblem[];
  /** Pictures and files that could not be loaded. Their products keep those that they have. */
  unreachable: RowProblem[];
  /** Of a dry run: what an import would do. */
  preview?: ImportPreview;
}
