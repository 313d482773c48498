import type { BulkOperationResult, FieldError } from '@smallshop/contract';
import type { JobRow } from '../../platform/jobs/job.tables.ts';
import type { JobOutcome } from '../../platform/jobs/run-due-jobs.ts';
import { extendLease } from '../../platform/jobs/job-queue.ts';
import { createGuardedFetch } from '../../platform/guarded-fetch/guarded-fetch.ts';
import { jsonLines } from '../../platform/json/json-lines.ts';
import type { Deps } from '../../shop/requests/context.ts';
import type { StoreRow } from '../../shop/store/store.tables.ts';
import { importArchive, type ArchiveReport } from '../archive/import-archive.ts';
import { importProducts, type ImportReport } from '../import/import-products.ts';
import { createPictureSource } from '../import/pictures.ts';
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
 * Imports the file of an operation. An import that was interrupted begins again: what it had saved is unchanged then.
 */
export async function runImport(deps: ImportDeps, import_: ImportOperation): Promise<JobOutcome> {
  const { job, options, store } = import_;
  try {
    const report = await importFile(deps, import_);
    await saveReport(deps, import_, report);
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
  const common = { store, pictures, forceStock, dryRun, afterBatch };
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
  if (!(await findOperation(db, job.id))) throw new ImportStopped({ state: 'completed' });
  if (!(await extendLease(db, job, now()))) throw new ImportStopped({ state: 'continued' });
  await updateOperation(db, job.id, { processedCount: done, ...(total !== undefined && { rowCount: total }) });
  if (!options.dryRun) {
    configurations.expire(store.id);
    answers?.clear();
  }
  if (signal?.aborted) throw new ImportStopped({ state: 'continued' });
}

async function saveReport({ db }: Deps, { job }: ImportOperation, report: ImportReport | ArchiveReport): Promise<void> {
  const { created, updated } = report.products;
  const results = resultsOf(report);
  await db.transaction(async (tx) => {
    const operation = await lockOperation(tx, job.id);
    if (!operation || !(await findNextInput(tx, job.id))) return;
    for (let start = 0; start < results.length; start += resultsPerRow)
      await insertResults(tx, operation, start, results.slice(start, start + resultsPerRow));
    await deleteInputs(tx, job.id);
    await updateOperation(tx, job.id, {
      resultCount: results.length,
      processedCount: operation.rowCount,
      changedCount: created + updated,
      refusedCount: new Set(report.refused.map(({ line }) => line)).size,
    });
  });
}

/** Everything that the report says about a line or a product. */
function resultsOf(report: ImportReport | ArchiveReport): BulkOperationResult[] {
  const { preview, refused, unreachable } = report;
  const notices = 'notices' in report ? report.notices : [];
  const updated = preview?.changed ?? ('updated' in report ? report.updated : []);
  return [
    ...refused.map((one) => lineResult(one, 'refused')),
    ...[...notices, ...unreachable].map((one) => lineResult(one, 'notice')),
    ...(preview?.added ?? []).map((row): BulkOperationResult => ({ line: null, row, status: 'created' })),
    ...updated.map(({ handle, changes }): BulkOperationResult => {
      return { line: null, row: handle, status: 'changed', changes };
    }),
  ];
}

function lineResult({ line, column, reason }: RowProblem, status: 'refused' | 'notice'): BulkOperationResult {
  const error: FieldError = { field: column, code: 'invalid', detail: reason };
  return { line, row: null, status, ...(status === 'refused' && { code: 'invalid_request' }), errors: [error] };
}
