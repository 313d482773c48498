import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { hashToken } from '../../platform/database/ids.ts';
import { saveAllowed } from '../../platform/database/refused-value.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { letOthersRun } from '../../platform/statements/let-others-run.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { products } from '../catalog.tables.ts';
import type { PictureSource } from '../import/pictures.ts';
import { findSkuOwners } from '../import/plan/known-product.ts';
import type { ImageInput, ProductInput } from '../product/product-input.ts';
import { saveCollection, setCollectionProducts } from '../product/save-collection.ts';
import { saveNewProducts } from '../product/save/save-new-products.ts';
import type { SaveOutcome } from '../product/save/save-product.ts';
import { updateProducts } from '../product/save/update-products.ts';
import { rankNewTitles } from '../product/title-ranks.ts';
import { findLocations } from '../stock/location.repo.ts';
import { locations, type LocationRow } from '../stock/stock.tables.ts';
import {
  archivePictures,
  readArchiveLine,
  type ArchivedCollection,
  type ArchivedProduct,
  type ArchiveProblem,
} from './archive-line.ts';

/** In one transaction. */
const batchSize = 100;

export interface ArchiveOptions {
  store: { id: string; defaultLanguage: string };
  lines: AsyncIterable<string>;
  /** Finds a picture by its path beside the file. */
  pictures: PictureSource;
  /** The quantities of the file count, also those that it had before. */
  forceStock?: boolean;
  /** Receives how many lines are done. */
  onProgress?(done: number): void;
}

/** A line that was not imported, or a picture that could not be loaded. */
export interface LineProblem extends ArchiveProblem {
  /** Counted from 1. */
  line: number;
}

export interface ArchiveReport {
  products: Record<SaveOutcome, number>;
  collections: number;
  refused: LineProblem[];
  /** Their products were imported without them. */
  unreachable: LineProblem[];
}

/**
 * Imports the lines of an exported catalogue. A product is brought to what its line says; products that the file does
 * not have stay. A line that is wrong stops no other. Can be repeated, also after it was interrupted: nothing doubles.
 */
export async function importArchive(db: Database, options: ArchiveOptions): Promise<ArchiveReport> {
  const importer = new ArchiveImport(db, options);
  let number = 0;
  for await (const text of options.lines) {
    number += 1;
    if (text.trim() !== '') await importer.read(number, text);
    options.onProgress?.(number);
  }
  return importer.end();
}

interface ReadProduct {
  line: number;
  input: ProductInput;
  createdAt: string;
  sourceHash: string;
}

class ArchiveImport {
  readonly #db: Database;
  readonly #options: ArchiveOptions;
  readonly #report: ArchiveReport = {
    products: { created: 0, updated: 0, unchanged: 0 },
    collections: 0,
    refused: [],
    unreachable: [],
  };
  readonly #handles = new Set<string>();
  /** Read, and not saved yet. */
  #batch: ReadProduct[] = [];
  #hasHeader = false;
  #knownLocations: readonly LocationRow[] | undefined;

  constructor(db: Database, options: ArchiveOptions) {
    this.#db = db;
    this.#options = options;
  }

  async read(line: number, text: string): Promise<void> {
    // Some editors save a byte order mark.
    const read = readArchiveLine(line === 1 ? text.replace(/^\uFEFF/, '') : text);
    if (!this.#hasHeader) {
      this.#hasHeader = true;
      if (Array.isArray(read) || read.type !== 'smallshop-catalogue')
        throw new Error('The file is no catalogue of SmallShop of version 1: its first line does not say so.');
      return;
    }
    if (Array.isArray(read)) return this.#refuse(line, ...read);
    if (read.type === 'location') {
      const { type: _type, ...location } = read;
      await this.#db
        .insert(locations)
        .values({ storeId: this.#options.store.id, ...location })
        .onConflictDoNothing();
      this.#knownLocations = undefined;
    } else if (read.type === 'product') {
      await this.#readProduct(line, read);
    } else if (read.type === 'collection') {
      await this.#saveBatch();
      await this.#saveCollection(line, read);
    }
  }

  async end(): Promise<ArchiveReport> {
    await this.#saveBatch();
    await rankNewTitles(this.#db);
    for (const list of [this.#report.refused, this.#report.unreachable]) list.sort((a, b) => a.line - b.line);
    return this.#report;
  }

  #refuse(line: number, ...problems: readonly ArchiveProblem[]): void {
    this.#report.refused.push(...problems.map((problem) => ({ line, ...problem })));
  }

  async #readProduct(line: number, product: ArchivedProduct): Promise<void> {
    if (this.#handles.has(product.handle))
      return this.#refuse(line, { field: 'handle', reason: `"${product.handle}" is in the file twice` });
    const places = await this.#locations();
    const named = product.variants.flatMap(({ levels }) => Object.keys(levels ?? {}));
    const unknown = named.find((location) => !places.some(({ id }) => id === location));
    if (unknown !== undefined)
      return this.#refuse(line, { field: 'variants.levels', reason: `there is no location "${unknown}"` });
    this.#handles.add(product.handle);
    const images = await Promise.all(product.images.map((image) => this.#loadImage(line, image)));
    const input = inputOf(product, images, places);
    const sourceHash = `archive:${hashToken(JSON.stringify([input, product.createdAt]))}`;
    this.#batch.push({ line, input, createdAt: product.createdAt, sourceHash });
    if (this.#batch.length === batchSize) await this.#saveBatch();
  }

  async #loadImage(line: number, image: { file: string; alt: ImageInput['alt']; source: string }) {
    const path = `${archivePictures}/${image.file}`;
    try {
      return { ...(await this.#options.pictures.load(path)), alt: image.alt, source: image.source };
    } catch (cause) {
      this.#report.unreachable.push({ line, field: 'images', reason: `${path}: ${(cause as Error).message}` });
      return null;
    }
  }

  async #locations(): Promise<readonly LocationRow[]> {
    this.#knownLocations ??= await findLocations(this.#db, this.#options.store.id);
    return this.#knownLocations;
  }

  async #saveBatch(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    if (batch.length === 0) return;
    const saved = await saveAllowed(
      batch,
      async (some) => [await this.#db.transaction((tx) => this.#write(tx, some))],
      ({ line }, reason) => [
        { outcomes: [], refused: [{ line, field: '(line)', reason: `the database refuses it: ${reason}` }] },
      ],
    );
    await letOthersRun();
    for (const { outcomes, refused } of saved) {
      for (const outcome of outcomes) this.#report.products[outcome] += 1;
      this.#report.refused.push(...refused);
    }
  }

  async #write(
    tx: Database,
    batch: readonly ReadProduct[],
  ): Promise<{ outcomes: SaveOutcome[]; refused: LineProblem[] }> {
    const { store, forceStock = false } = this.#options;
    await lockPrices(tx, store.id);
    const handles = batch.map(({ input }) => input.handle);
    const rows = await tx
      .select({ id: products.id, handle: products.handle, sourceHash: products.sourceHash })
      .from(products)
      .where(and(eq(products.storeId, store.id), isOneOf(products.handle, handles)));
    const known = new Map(rows.map((row) => [row.handle, row]));
    const skus = batch.flatMap(({ input }) => input.variants.map(({ sku }) => sku));
    const owners = await findSkuOwners(tx, store.id, skus);
    const refused: LineProblem[] = [];
    const outcomes: SaveOutcome[] = [];
    const [changed, created]: [(ReadProduct & { id: string })[], ReadProduct[]] = [[], []];
    for (const product of batch) {
      const { line, input, sourceHash } = product;
      const taken = input.variants.find(({ sku }) => (owners.get(sku) ?? input.handle) !== input.handle);
      if (taken) {
        const reason = `"${taken.sku}" is already used by the product "${owners.get(taken.sku)}"`;
        refused.push({ line, field: 'variants.sku', reason });
        continue;
      }
      for (const { sku } of input.variants) owners.set(sku, input.handle);
      const same = known.get(input.handle);
      outcomes.push(!same ? 'created' : same.sourceHash === sourceHash && !forceStock ? 'unchanged' : 'updated');
      if (!same) created.push(product);
      else if (outcomes.at(-1) === 'updated') changed.push({ ...product, id: same.id });
    }
    await updateProducts(tx, store, changed, { forceStock });
    const ids = await saveNewProducts(tx, store, created);
    const times = JSON.stringify(created.map(({ createdAt }, nth) => ({ id: ids[nth], at: createdAt })));
    await tx.execute(sql`
      update ${products} set created_at = given.at
      from jsonb_to_recordset(${times}::jsonb) as given(id text, at timestamptz)
      where ${products.id} = given.id`);
    return { outcomes, refused };
  }

  async #saveCollection(line: number, collection: ArchivedCollection): Promise<void> {
    const { store } = this.#options;
    const { handle, title, descriptionHtml, image } = collection;
    const rows = await this.#db
      .select({ id: products.id, handle: products.handle })
      .from(products)
      .where(and(eq(products.storeId, store.id), isOneOf(products.handle, collection.products)));
    const ids = new Map(rows.map((row) => [row.handle, row.id]));
    for (const [nth, missing] of collection.products.entries())
      if (!ids.has(missing))
        this.#refuse(line, { field: `products.${nth}`, reason: `there is no product "${missing}"` });
    const id = await saveCollection(this.#db, store.id, {
      ...{ handle, title, descriptionHtml },
      image: image && (await this.#loadImage(line, image)),
      position: this.#report.collections,
    });
    await setCollectionProducts(
      this.#db,
      id,
      collection.products.flatMap((one) => ids.get(one) ?? []),
    );
    this.#report.collections += 1;
  }
}

/** A picture that could not be loaded is left out, and the others keep their variants. */
function inputOf(
  product: ArchivedProduct,
  images: readonly (ImageInput | null)[],
  places: readonly LocationRow[],
): ProductInput {
  const { handle, title, descriptionHtml, vendor, productType, tags, published, shipsOnlyTo, shipsNotTo } = product;
  const loaded = images.filter((image) => image !== null);
  const isActive = (location: string) => places.some(({ id, active }) => active && id === location);
  return {
    ...{ handle, title, descriptionHtml, vendor, productType, tags, published },
    shipping: { onlyTo: shipsOnlyTo, notTo: shipsNotTo },
    options: product.options.map(({ name, values }) => ({
      name,
      values: values.map(({ label, swatch }) => ({ label, ...(swatch !== undefined && { swatch }) })),
    })),
    images: loaded,
    variants: product.variants.map((variant) => {
      const { sku, optionValues, prices, levels, sellWhenOut, weightGrams, requiresShipping } = variant;
      const { taxCategory, hsCode, originCountry } = variant;
      const image = variant.image === null ? -1 : loaded.indexOf(images[variant.image]!);
      const counted = Object.entries(levels ?? {}).filter(([location]) => isActive(location));
      return {
        ...{ sku, optionValues, prices, sellWhenOut, weightGrams, requiresShipping },
        stock: levels && counted.reduce((sum, [, quantity]) => sum + quantity, 0),
        ...(levels && { levels }),
        customs: { taxCategory, hsCode, originCountry },
        image: image < 0 ? null : image,
      };
    }),
  };
}
