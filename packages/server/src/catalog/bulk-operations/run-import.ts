import type { BulkOperationResult, FieldError } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import type { JobRow } from '../../platform/jobs/job.tables.ts';
import type { JobOutcome } from '../../platform/jobs/run-due-jobs.ts';
import { extendLease } from '../../platform/jobs/job-queue.ts';
import { createGuardedFetch } from '../../platform/guarded-fetch/guarded-fetch.ts';
import { jsonLines } from '../../platform/json/json-lines.ts';
import type { Deps } from '../../shop/requests/context.ts';
import type { StoreRow } from '../../shop/store/store.tables.ts';
import type { ArchiveReport } from '../archive/archive-options.ts';
import { importArchive } from '../archive/import-archive.ts';
import { importProducts, type ImportReport } from '../import/import-products.ts';
import type { ImportedPart, ImportPlace } from '../import/import-place.ts';
import { createPictureSource } from '../import/pictures.ts';
import { emptyPreview } from '../import/preview.ts';
import { ProductFileError } from '../import/rows/product-file-error.ts';
import type { RowProblem } from '../import/rows/row-problem.ts';
import {
  deleteInputs,
  findNextInput,
  findOperation,
  insertResults,
  lockOperation,
  readFile,
  updateOperation,
} from './bulk-operation.repo.ts';
import type { BulkOperationRow, ImportOptionsRow } from './bulk-operation.tables.ts';

/** Results that are stored together. */
const resultsPerRow = 100;
const chunkBytes = 64 * 1024;

type ImportDeps = Deps & { signal?: AbortSignal | undefined };

interface ImportOperation {
  operation: BulkOperationRow;
  options: ImportOptionsRow;
  store: StoreRow;
  job: JobRow;
}

/** Ends an import between two batches. */
class ImportStopped extends Error {
  readonly outcome: JobOutcome;
  constructor(outcome: JobOutcome) {
    super(outcome.state);
    this.outcome = outcome;
  }
}

/**
 * Imports the file of an operation. An import that was interrupted goes on after the last batch that was saved: its
 * results and its place in the file are in the transaction of the batch. A dry run begins again.
 */
export async function runImport(deps: ImportDeps, import_: ImportOperation): Promise<JobOutcome> {
  const { job, options, store } = import_;
  try {
    await finish(deps, import_, await importFile(deps, import_));
    return { state: 'completed' };
  } catch (error) {
    if (error instanceof ImportStopped) return error.outcome;
    if (!(error instanceof ProductFileError)) throw error;
    await updateOperation(deps.db, job.id, { errorDetail: error.message });
    return { state: 'failed', error: 'file_invalid' };
  } finally {
    if (!options.dryRun) {
      deps.configurations.expire(store.id);
      deps.answers?.clear();
    }
  }
}

async function importFile(deps: ImportDeps, import_: ImportOperation): Promise<ImportReport | ArchiveReport> {
  const { db, dataDir, fetchOutside = createGuardedFetch() } = deps;
  const { store, options } = import_;
  const { dryRun, replaceStock: forceStock, currency, collection } = options;
  const file = await readFile(db, import_.job.id);
  const pictures = createPictureSource({ fetch: fetchOutside, dataDir });
  const afterBatch = (done: number, total?: number) => recordProgress(deps, import_, done, total);
  const place = dryRun ? undefined : placeOf(deps, import_);
  const common = { store, pictures, forceStock, dryRun, afterBatch, place };
  if (isArchive(file)) return importArchive(db, { ...common, lines: jsonLines(chunksOf(file)) });
  return importProducts(db, { ...common, file, currency, collection, now: deps.now() });
}

/** A catalogue of an export begins with an object, a CSV file with the name of a column. */
export function isArchive(file: Buffer): boolean {
  return /^\uFEFF?\s*\{/.test(file.toString('utf8', 0, 100));
}

async function* chunksOf(file: Buffer): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < file.length; start += chunkBytes) yield file.subarray(start, start + chunkBytes);
}

async function recordProgress(
  { db, now, signal, configurations, answers }: ImportDeps,
  { job, options, store }: ImportOperation,
  done: number,
  total: number | undefined,
): Promise<void> {
  if (options.dryRun) {
    if (!(await findOperation(db, job.id))) throw new ImportStopped({ state: 'completed' });
    if (!(await extendLease(db, job, now()))) throw new ImportStopped({ state: 'continued' });
    await updateOperation(db, job.id, { processedCount: done, ...(total !== undefined && { rowCount: total }) });
  } else {
    configurations.expire(store.id);
    answers?.clear();
  }
  if (signal?.aborted) throw new ImportStopped({ state: 'continued' });
}

/** Records each batch in its transaction: a batch that is not recorded is not saved. */
function placeOf({ now }: ImportDeps, { operation, job }: ImportOperation): ImportPlace {
  return {
    line: operation.importedLine,
    async record(tx, { line, done, total, products, ...found }) {
      const present = await lockOperation(tx, job.id);
      if (!present) throw new ImportStopped({ state: 'completed' });
      if (!(await extendLease(tx, job, now()))) throw new ImportStopped({ state: 'continued' });
      const results = resultsOf(found);
      await saveResults(tx, present, results);
      await updateOperation(tx, job.id, {
        importedLine: line,
        processedCount: done,
        ...(total !== undefined && { rowCount: total }),
        resultCount: present.resultCount + results.length,
        changedCount: present.changedCount + products.created + products.updated,
        refusedCount: present.refusedCount + linesOf(found.refused),
      });
    },
  };
}

/** Ends an import, and stores the results of a dry run. */
async function finish(
  { db }: Deps,
  { job, options }: ImportOperation,
  report: ImportReport | ArchiveReport,
): Promise<void> {
  await db.transaction(async (tx) => {
    const operation = await lockOperation(tx, job.id);
    if (!operation || !(await findNextInput(tx, job.id))) return;
    await deleteInputs(tx, job.id);
    const ofDryRun = options.dryRun ? await saveDryRun(tx, operation, report) : {};
    await updateOperation(tx, job.id, { processedCount: operation.rowCount, ...ofDryRun });
  });
}

async function saveDryRun(tx: Database, operation: BulkOperationRow, report: ImportReport | ArchiveReport) {
  const { refused, unreachable, preview = emptyPreview() } = report;
  const notices = 'notices' in report ? report.notices : [];
  const results = resultsOf({ refused, notices: notices.concat(unreachable), updated: preview.changed }, preview.added);
  await saveResults(tx, operation, results);
  const { created, updated } = report.products;
  return { resultCount: results.length, changedCount: created + updated, refusedCount: linesOf(refused) };
}

async function saveResults(tx: Database, operation: BulkOperationRow, results: BulkOperationResult[]): Promise<void> {
  for (let start = 0; start < results.length; start += resultsPerRow) {
    const some = results.slice(start, start + resultsPerRow);
    await insertResults(tx, operation, operation.resultCount + start, some);
  }
}

const linesOf = (problems: readonly RowProblem[]) => new Set(problems.map(({ line }) => line)).size;

/** What is said about lines, in their order, and then about products. */
function resultsOf(
  { refused, notices, updated }: Pick<ImportedPart, 'refused' | 'notices' | 'updated'>,
  added: readonly string[] = [],
): BulkOperationResult[] {
  const byLine = (problems: readonly RowProblem[]) => problems.toSorted((one, other) => one.line - other.line);
  return [
    ...byLine(refused).map((one) => lineResult(one, 'refused')),
    ...byLine(notices).map((one) => lineResult(one, 'notice')),
    ...added.map((row): BulkOperationResult => ({ line: null, row, status: 'created' })),
    ...updated.map(({ handle, changes }): BulkOperationResult => {
      return { line: null, row: handle, status: 'changed', changes };
    }),
  ];
}

function lineResult({ line, column, reason }: RowProblem, status: 'refused' | 'notice'): BulkOperationResult {
  const error: FieldError = { field: column, code: 'invalid', detail: reason };
  return { line, row: null, status, ...(status === 'refused' && { code: 'invalid_request' }), errors: [error] };
}
