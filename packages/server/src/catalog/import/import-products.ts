import type { SaveOutcome } from '../product/save/save-product.ts';
import { findLocations } from '../stock/location.repo.ts';
import { findMetafieldDefinitions } from '../../shop/metafield-settings/metafield.repo.ts';
import { rankNewTitles } from '../product/title-ranks.ts';
import { settleSearch } from '../search/save-search.ts';
import type { Database } from '../../platform/database/client.ts';
import { letOthersRun } from '../../platform/statements/let-others-run.ts';
import type { Original } from '../media/originals.ts';
import { readProductFile, type FileFacts } from './formats/read-product-file.ts';
import type { FileSource } from './rows/file-source.ts';
import type { RowProblem } from './rows/row-problem.ts';
import type { DraftProduct } from './rows/draft-product.ts';
import { readBatches } from './batches.ts';
import { groupRows, type ProductRows } from './group-products.ts';
import type { ImportedPart, ImportPlace } from './import-place.ts';
import { findSkuOwners } from './plan/known-product.ts';
import type { PictureSource } from './pictures.ts';
import { findUnsoldMarkets, type UnsoldMarket } from './unsold-markets.ts';
import type { ImportedProduct, SavedImport } from './plan/plan-product.ts';
import { emptyPreview, variantsText, type ImportPreview, type ProductChange } from './preview.ts';
import { previewImportedProducts, saveImportedProducts } from './save-imported-products.ts';

export interface ImportOptions {
  store: { id: string; defaultLanguage: string };
  /** A product file of any kind that is recognized by its columns. */
  file: Uint8Array | FileSource;
  currency: string;
  /** Handle of the collection that new products go into. */
  collection: string;
  pictures: PictureSource;
  /** The file's quantities count, also those that it had before. */
  forceStock?: boolean;
  /** Decides whether sale prices with dates apply. */
  now?: Date;
  /** Only finds out what the import would do: nothing is written, and no picture is loaded. */
  dryRun?: boolean;
  /** Receives how many rows of the file are done. */
  onProgress?(done: number, total: number): void;
  /** Called after a batch was saved, with the same numbers. An error that it throws ends the import. */
  afterBatch?(done: number, total: number): Promise<void>;
  /** Where an attempt before was interrupted. The report has only what this attempt does. */
  place?: ImportPlace | undefined;
}

export interface ImportReport {
  file: FileFacts;
  /** Of the prices in the file. */
  currency: string;
  products: Record<SaveOutcome, number>;
  updated: ProductChange[];
  /** Rows that were not imported, and why. */
  refused: RowProblem[];
  /** What was imported and deserves a look. */
  notices: RowProblem[];
  /** Pictures that could not be loaded; their products were imported without them, or keep the one they have. */
  unreachable: RowProblem[];
  /** Where imported products cannot be bought. */
  unsold: UnsoldMarket[];
  /** Of a dry run: what an import would do. */
  preview?: ImportPreview;
}

/**
 * Imports what is right in a file and reports what is not. Can be repeated: nothing doubles, and what the file does
 * not speak of stays. A dry run reports the same, as far as that can be known without loading pictures.
 */
export async function importProducts(db: Database, options: ImportOptions): Promise<ImportReport> {
  const { store, currency } = options;
  const { facts, groups, rowCount, problems, notices } = await readFile(db, options);
  const locations = await findLocationIds(db, store.id);
  const definitions = await findMetafieldDefinitions(db, store.id);
  const report: ImportReport = {
    currency,
    file: facts,
    unsold: [],
    products: { created: 0, updated: 0, unchanged: 0 },
    updated: [],
    refused: [],
    notices: [],
    unreachable: [],
    ...(options.dryRun && { preview: emptyPreview() }),
  };
  const preview = { owners: new Map<string, string | null>(), emptied: new Set<string>() };
  const saved: string[] = [];
  const { place } = options;
  const left = place ? groups.filter(({ rows }) => rows[0]!.line > place.line) : groups;
  let done = rowCount - left.reduce((sum, { rows }) => sum + rows.length, 0);
  /** What is wrong with the file as a whole: a part of its first batch. */
  let ofFile = place && place.line > 0 ? { problems: [], notices: [] } : { problems, notices };
  const metafieldTypes = new Map(
    definitions.map(({ namespace, key, valueType }) => [`${namespace}.${key}`, valueType]),
  );
  const { collection, forceStock = false } = options;
  const context = { store, currency, locations, metafieldTypes, forceStock, collection };
  const sources = options.dryRun ? withoutLoading(options.pictures) : options.pictures;
  const ahead = options.dryRun ? undefined : sources;
  for await (const batch of readBatches(left, { currency, pictures: ahead })) {
    const { products: drafts, refusedRows } = batch;
    const line = Math.max(batch.line, place?.line ?? 0);
    done += refusedRows;
    const unreachable: RowProblem[] = [];
    const products: ImportedProduct[] = [];
    for (const product of drafts) {
      options.onProgress?.(done, rowCount);
      done += product.rows;
      products.push({ draft: product, pictures: await loadPictures(product, sources, unreachable) });
    }
    const found = {
      ...{ line, done, total: rowCount, refused: ofFile.problems.concat(batch.problems) },
      notices: [...ofFile.notices, ...batch.notices, ...unknownLocations(drafts, locations)],
    };
    ofFile = { problems: [], notices: [] };
    const partOf = (results: readonly SavedImport[]) => importedPart(drafts, results, found);
    const save = async (tx: Database): Promise<SavedImport[]> => {
      if (drafts.length === 0) return [];
      return options.dryRun
        ? previewImportedProducts(tx, products, context, preview)
        : saveImportedProducts(tx, products, context);
    };
    const results = await (place
      ? saveAndRecord(db, save, (tx, some) => place.record(tx, withNotices(partOf(some), unreachable)))
      : save(db));
    await letOthersRun();
    addPart(report, partOf(results));
    report.unreachable.push(...unreachable);
    for (const [index, { id, outcome, changes }] of results.entries()) {
      if (!outcome) continue;
      addToPreview(report.preview, drafts[index]!, outcome, changes);
      saved.push(id);
    }
    if (drafts.length > 0) await options.afterBatch?.(done, rowCount);
  }
  options.onProgress?.(rowCount, rowCount);
  sortByLine(report);
  if (options.dryRun) return report;
  await rankNewTitles(db);
  await settleSearch(db);
  report.unsold = await findUnsoldMarkets(db, store.id, saved);
  return report;
}

/** Saves a batch and its part of the report in one transaction. */
function saveAndRecord(
  db: Database,
  save: (tx: Database) => Promise<SavedImport[]>,
  record: (tx: Database, results: readonly SavedImport[]) => Promise<void>,
): Promise<SavedImport[]> {
  return db.transaction(async (tx) => {
    const results = await save(tx);
    await record(tx, results);
    return results;
  });
}

/** What became of a batch, with what was found before it was saved. */
function importedPart(
  drafts: readonly DraftProduct[],
  results: readonly SavedImport[],
  found: Pick<ImportedPart, 'line' | 'done' | 'total' | 'refused' | 'notices'>,
): ImportedPart {
  const part: ImportedPart = {
    ...found,
    products: { created: 0, updated: 0, unchanged: 0 },
    updated: [],
    refused: found.refused.concat(results.flatMap(({ refused }) => refused)),
    notices: found.notices.concat(results.flatMap(({ notices }) => notices)),
  };
  for (const [index, { outcome, changes }] of results.entries()) {
    if (!outcome) continue;
    part.products[outcome] += 1;
    if (outcome === 'updated') part.updated.push({ handle: drafts[index]!.handle, changes });
  }
  return part;
}

const withNotices = (part: ImportedPart, notices: readonly RowProblem[]): ImportedPart => ({
  ...part,
  notices: part.notices.concat(notices),
});

function addPart(report: ImportReport, { products, updated, refused, notices }: ImportedPart): void {
  for (const outcome of ['created', 'updated', 'unchanged'] as const) report.products[outcome] += products[outcome];
  report.updated.push(...updated);
  report.refused.push(...refused);
  report.notices.push(...notices);
}

interface FileRows {
  facts: FileFacts;
  rowCount: number;
  groups: ProductRows[];
  problems: RowProblem[];
  notices: RowProblem[];
}

/** Which rows of the file are which product. */
async function readFile(db: Database, { store, currency, file, now = new Date() }: ImportOptions): Promise<FileRows> {
  const parsed =
    file instanceof Uint8Array
      ? readProductFile(file, { currency, now })
      : readProductFile(await file.readAll(), { currency, now }, file.read);
  const owners = await findSkuOwners(db, store.id, parsed.skus);
  const ownerOf = (sku: string) => owners.get(sku);
  const rows = parsed.rows(ownerOf);
  const { groups, problems } = groupRows(rows, ownerOf);
  return {
    facts: parsed.facts,
    rowCount: rows.length,
    groups,
    problems: parsed.problems.concat(problems),
    notices: parsed.notices,
  };
}

function sortByLine({ refused, notices, unreachable }: ImportReport): void {
  for (const list of [refused, notices, unreachable]) list.sort((a, b) => a.line - b.line);
}

async function findLocationIds(db: Database, storeId: string): Promise<Map<string, string>> {
  const all = await findLocations(db, storeId);
  return new Map(all.filter(({ active }) => active).map(({ id, name }) => [name.toLowerCase(), id]));
}

/** A file may have numbers for locations that the store does not have. */
function unknownLocations(products: readonly DraftProduct[], locations: ReadonlyMap<string, string>): RowProblem[] {
  return products.flatMap(({ variants, columns }) =>
    variants.flatMap(({ line, levels = {} }) => {
      const names = Object.keys(levels);
      return names.length < 2 || names.every((name) => locations.has(name.toLowerCase()))
        ? []
        : [
            {
              line,
              column: columns.quantity,
              reason: `the quantities of ${names.join(', ')} are added up: first create locations of these names`,
            },
          ];
    }),
  );
}

function addToPreview(
  preview: ImportPreview | undefined,
  { handle, variants }: DraftProduct,
  outcome: SaveOutcome,
  changes: string[],
): void {
  if (outcome === 'created') preview?.added.push(`${handle} (${variantsText(variants.length)})`);
  else if (outcome === 'updated') preview?.changed.push({ handle, changes });
  else preview?.unchanged.push(handle);
}

/** Placeholders of the pictures that an import would load. */
function withoutLoading(sources: PictureSource): PictureSource {
  return {
    async load(src) {
      await sources.check?.(src);
      return { file: src, width: 1, height: 1 };
    },
  };
}

/** Also those that the store has from the same source: their content may have changed. */
async function loadPictures(
  draft: DraftProduct,
  sources: PictureSource,
  unreachable: RowProblem[],
): Promise<Map<string, Original>> {
  const pictures = new Map<string, Original>();
  await Promise.all(
    draft.images.map(async ({ src, line, column }) => {
      try {
        pictures.set(src, await sources.load(src));
      } catch (cause) {
        unreachable.push({ line, column, reason: `${src}: ${(cause as Error).message}` });
      }
    }),
  );
  return pictures;
}
