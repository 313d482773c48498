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
import { findSkuOwners } from './plan/known-product.ts';
import type { PictureSource } from './pictures.ts';
import { findUnsoldMarkets, type UnsoldMarket } from './unsold-markets.ts';
import type { ImportedProduct } from './plan/plan-product.ts';
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
    refused: problems,
    notices,
    unreachable: [],
    ...(options.dryRun && { preview: emptyPreview() }),
  };
  const owners = new Map<string, string | null>();
  const saved: string[] = [];
  let done = rowCount - groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const metafieldTypes = new Map(
    definitions.map(({ namespace, key, valueType }) => [`${namespace}.${key}`, valueType]),
  );
  const { collection, forceStock = false } = options;
  const context = { store, currency, locations, metafieldTypes, forceStock, collection };
  for await (const batch of readBatches(groups, { currency, ...(!options.dryRun && { pictures: options.pictures }) })) {
    const { products: drafts, refusedRows, problems: found, notices: noticed } = batch;
    done += refusedRows;
    report.refused.push(...found);
    report.notices.push(...noticed, ...unknownLocations(drafts, locations));
    const products: ImportedProduct[] = [];
    for (const product of drafts) {
      options.onProgress?.(done, rowCount);
      done += product.rows;
      if (!options.dryRun) products.push({ draft: product, pictures: await loadPictures(product, options, report) });
    }
    if (drafts.length === 0) continue;
    const results = options.dryRun
      ? await previewImportedProducts(db, drafts, context, owners)
      : await saveImportedProducts(db, products, context);
    await letOthersRun();
    for (const [index, { id, outcome, changes, refused, notices: found }] of results.entries()) {
      report.refused.push(...refused);
      report.notices.push(...found);
      if (!outcome) continue;
      report.products[outcome]++;
      addToPreview(report.preview, drafts[index]!, outcome, changes);
      saved.push(id);
      if (outcome === 'updated') report.updated.push({ handle: drafts[index]!.handle, changes });
    }
    await options.afterBatch?.(done, rowCount);
  }
  options.onProgress?.(rowCount, rowCount);
  sortByLine(report);
  if (options.dryRun) return report;
  await rankNewTitles(db);
  await settleSearch(db);
  report.unsold = await findUnsoldMarkets(db, store.id, saved);
  return report;
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

/** Also those that the store has from the same source: their content may have changed. */
async function loadPictures(
  draft: DraftProduct,
  options: ImportOptions,
  report: ImportReport,
): Promise<Map<string, Original>> {
  const pictures = new Map<string, Original>();
  await Promise.all(
    draft.images.map(async ({ src, line, column }) => {
      try {
        pictures.set(src, await options.pictures.load(src));
      } catch (cause) {
        report.unreachable.push({ line, column, reason: `${src}: ${(cause as Error).message}` });
      }
    }),
  );
  return pictures;
}
