import { and, eq } from 'drizzle-orm';
import { collections } from '../catalog/catalog.tables.ts';
import type { ImageInput, PriceInput, ProductInput } from '../catalog/product-input.ts';
import { addToCollection, saveCollection } from '../catalog/save-collection.ts';
import { optionKey, saveProduct, type SaveOutcome } from '../catalog/save-product.ts';
import { rankNewTitles } from '../catalog/title-ranks.ts';
import type { Database } from '../db/client.ts';
import { readCsv, type RowProblem } from './csv-file.ts';
import { groupProducts, type DraftProduct } from './group-products.ts';
import { findForeignSkus, findKnownProduct, type KnownProduct } from './known-products.ts';
import type { PictureSource } from './pictures.ts';

export interface ImportOptions {
  store: { id: string; defaultLanguage: string };
  csv: Uint8Array;
  currency: string;
  /** Handle of the collection that the products go into. */
  collection: string;
  pictures: PictureSource;
}

export interface ImportReport {
  products: Record<SaveOutcome, number>;
  refused: RowProblem[];
  /** Pictures that could not be had; their products were imported without them. */
  unreachable: RowProblem[];
}

/** Imports what is right in a file and tells what is not. Can be repeated: nothing doubles. */
export async function importProducts(db: Database, options: ImportOptions): Promise<ImportReport> {
  const file = readCsv(options.csv);
  const { products, problems } = groupProducts(file.rows, options.currency);
  const report: ImportReport = { products: { created: 0, updated: 0, unchanged: 0 }, refused: [...file.problems, ...problems], unreachable: [] };
  const ids: string[] = [];
  for (const draft of products) {
    const saved = await importProduct(db, draft, options, report);
    if (!saved) continue;
    report.products[saved.outcome]++;
    ids.push(saved.id);
  }
  await rankNewTitles(db);
  if (ids.length > 0) await addToCollection(db, await collectionOf(db, options), ids);
  for (const list of [report.refused, report.unreachable]) list.sort((a, b) => a.line - b.line);
  return report;
}

async function importProduct(db: Database, draft: DraftProduct, options: ImportOptions, report: ImportReport): Promise<{ id: string; outcome: SaveOutcome } | undefined> {
  const { store } = options;
  const known = await findKnownProduct(db, store.id, draft.handle);
  const foreign = await findForeignSkus(db, store.id, draft.handle, draft.variants.map(({ sku }) => sku));
  for (const { sku, line } of draft.variants) {
    const owner = foreign.get(sku);
    if (owner) report.refused.push({ line, column: 'Variant SKU', reason: `"${sku}" belongs to the product "${owner}"` });
  }
  const variants = draft.variants.filter(({ sku }) => !foreign.has(sku));
  if (variants.length === 0) return undefined;
  // Saving it without its refused rows would take variants out of the shop that somebody may be buying.
  if (known && (draft.damaged || foreign.size > 0)) {
    report.refused.push({ line: draft.line, column: 'Handle', reason: `"${draft.handle}" stays as it is until its refused rows are put right` });
    return { id: known.product.id, outcome: 'unchanged' };
  }
  const pictures = await loadPictures(draft, known, options, report);
  return saveProduct(db, store, toInput({ ...draft, variants }, pictures, known, options));
}

/** Pictures that the product has already are not asked for again. */
async function loadPictures(draft: DraftProduct, known: KnownProduct | undefined, options: ImportOptions, report: ImportReport): Promise<ImageInput[]> {
  const language = options.store.defaultLanguage;
  const loaded = await Promise.all(
    draft.images.map(async ({ src, alt, line }): Promise<ImageInput | undefined> => {
      const text = { [language]: alt || draft.title };
      const same = known?.images.find(({ source }) => source === src);
      if (same) return { file: same.file, width: same.width, height: same.height, source: src, alt: { ...same.alt, ...text } };
      try {
        return { ...(await options.pictures.load(src)), source: src, alt: text };
      } catch (cause) {
        report.unreachable.push({ line, column: 'Image Src', reason: `${src}: ${(cause as Error).message}` });
        return undefined;
      }
    }),
  );
  return loaded.filter((image) => image !== undefined);
}

/** Texts in other languages and prices in other currencies stay as the store has them. */
function toInput(draft: DraftProduct, pictures: ImageInput[], known: KnownProduct | undefined, { store, currency }: ImportOptions): ProductInput {
  const language = store.defaultLanguage;
  const options = draft.optionNames.map((name, index) => {
    const labels = [...new Set(draft.variants.map((variant) => variant.labels[index]!))];
    return { name: { [language]: name }, values: labels.map((label) => ({ label: { [language]: label } })) };
  });
  const { handle, vendor, productType, tags, published } = draft;
  return {
    handle, vendor, productType, tags, published, options,
    title: { ...known?.product.title, [language]: draft.title },
    descriptionHtml: { ...known?.product.descriptionHtml, [language]: draft.descriptionHtml },
    images: pictures,
    variants: draft.variants.map(({ sku, labels, price, compareAt, stock, sellWhenOut, weightGrams, image, customs }) => {
      const optionValues = labels.map((label, index) => options[index]!.values.findIndex((value) => value.label[language] === label));
      const earlier = known?.prices.get(optionKey({ options }, { optionValues }, language));
      const prices: PriceInput = { ...earlier, [currency]: { amount: price, compareAtAmount: compareAt } };
      const place = pictures.findIndex(({ source }) => source === image);
      return { sku, optionValues, stock, sellWhenOut, weightGrams, prices: inOrder(prices), image: place < 0 ? null : place, customs };
    }),
  };
}

/** The same order in every run, so that an unchanged product is seen as such. */
function inOrder(prices: PriceInput): PriceInput {
  return Object.fromEntries(Object.entries(prices).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function collectionOf(db: Database, { store, collection: handle }: ImportOptions): Promise<string> {
  const [known] = await db
    .select({ id: collections.id })
    .from(collections)
    .where(and(eq(collections.storeId, store.id), eq(collections.handle, handle)));
  if (known) return known.id;
  const words = handle.replaceAll('-', ' ');
  const title = { [store.defaultLanguage]: words.charAt(0).toUpperCase() + words.slice(1) };
  const existing = await db.$count(collections, eq(collections.storeId, store.id));
  return saveCollection(db, store.id, { handle, title, descriptionHtml: {}, image: null, position: existing });
}
