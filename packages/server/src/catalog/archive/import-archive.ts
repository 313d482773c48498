import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { hashToken } from '../../platform/database/ids.ts';
import { saveAllowed } from '../../platform/database/refused-value.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { findMetafieldDefinitions } from '../../shop/metafield-settings/metafield.repo.ts';
import { saveDefinition } from '../product-data/metafield.service.ts';
import { letOthersRun } from '../../platform/statements/let-others-run.ts';
import { collections, images, products } from '../catalog.tables.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { refreshMemberships } from '../collections/memberships.ts';
import { findKnownProducts } from '../import/plan/known-product.ts';
import type { ImportedPart } from '../import/import-place.ts';
import { emptyPreview } from '../import/preview.ts';
import { ProductFileError } from '../import/rows/product-file-error.ts';
import type { ImageInput } from '../product/product-input.ts';
import { saveCollection, setCollectionProducts } from '../product/save-collection.ts';
import { rankNewTitles } from '../product/title-ranks.ts';
import { settleSearch } from '../search/save-search.ts';
import { findLocations } from '../stock/location.repo.ts';
import { locations, type LocationRow } from '../stock/stock.tables.ts';
import { previewBatch, writeBatch, type BatchContext, type BatchPlan, type ProductOfLine } from './archive-batch.ts';
import {
  readArchiveLine,
  type ArchivedCollection,
  type ArchivedDefinition,
  type ArchivedProduct,
  type ArchivedLocation,
  type FieldProblem,
} from './archive-line.ts';
import type { ArchiveOptions, ArchiveReport } from './archive-options.ts';
import { inputOf } from './archived-input.ts';
import { bundleBatches, hasBundle, type WaitingLine } from './bundle-batches.ts';
import { handleErrors } from '../product-data/handle.ts';
import { describeCollection } from './preview-archive.ts';
import { imageOf, keepPresent } from './keep-present.ts';
import { loadLine, loadPicture, type LoadedLine } from './load-line.ts';

/** In one transaction. */
const batchSize = 100;
const readOnly = { accessMode: 'read only' } as const;

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
  #batch: (LoadedLine & { waiting: number })[] = [];
  /** Products with bundles. Their components may be on any line, so they are saved after the other products. */
  readonly #bundles: WaitingLine[] = [];
  /** Saved last: they may have products with bundles. */
  readonly #collections: { line: number; collection: ArchivedCollection }[] = [];
  readonly #context: BatchContext;
  #line = 0;
  /** How many entries of the report an `ImportPlace` has. */
  readonly #recorded = { refused: 0, unreachable: 0 };
  #hasHeader = false;
  #knownLocations: readonly LocationRow[] | undefined;

  constructor(db: Database, options: ArchiveOptions) {
    this.#db = db;
    this.#options = options;
    const previewed = { given: new Map(), gone: new Set<string>(), plain: new Set<string>() };
    this.#context = {
      ...{ store: options.store, forceStock: options.forceStock ?? false, previewed, emptied: new Set() },
      ...{ reserved: new Map(), saved: 0 },
    };
    if (options.dryRun) this.#report.preview = emptyPreview();
  }

  async read(line: number, text: string): Promise<void> {
    this.#line = line;
    // Some editors save a byte order mark.
    const read = readArchiveLine(line === 1 ? text.replace(/^\uFEFF/, '') : text);
    if (!this.#hasHeader) {
      this.#hasHeader = true;
      if (Array.isArray(read) || read.type !== 'smallshop-catalogue')
        throw new ProductFileError(
          'The file is no catalogue of SmallShop of version 1: its first line does not say so.',
        );
      return;
    }
    if (Array.isArray(read)) return this.#refuse(line, ...read);
    if (read.type === 'location') {
      await this.#saveLocation(read);
    } else if (read.type === 'metafield_definition') {
      await this.#saveDefinition(read);
    } else if (read.type === 'product') {
      await this.#readProduct(line, read);
    } else if (read.type === 'collection') {
      this.#collections.push({ line, collection: read });
    }
  }

  async end(): Promise<ArchiveReport> {
    await this.#saveBatch(this.#line);
    const { place, dryRun } = this.#options;
    // Lines are counted on: a batch of bundles is done up to the first line of its last group, added to all lines.
    for (const batch of bundleBatches(this.#bundles)) {
      const line = this.#line + batch.at(-1)![0]!.line;
      if (!this.#isDone(line)) await this.#saveBundles(batch, line);
    }
    const last = 2 * this.#line + 1;
    if (!this.#isDone(last)) {
      const previewed = new Set(this.#context.previewed.given.values());
      for (const { line, collection } of this.#collections) await this.#saveCollection(line, collection, previewed);
      if (place) await this.#db.transaction((tx) => place.record(tx, this.#part(last, [])));
    }
    if (!dryRun) {
      await rankNewTitles(this.#db);
      await settleSearch(this.#db);
    }
    for (const list of [this.#report.refused, this.#report.unreachable]) list.sort((a, b) => a.line - b.line);
    return this.#report;
  }

  /** Whether an attempt before has saved what is on this line, and recorded what is wrong with it. */
  #isDone(line: number): boolean {
    return line <= (this.#options.place?.line ?? 0);
  }

  #refuse(line: number, ...problems: readonly FieldProblem[]): void {
    if (this.#isDone(line)) return;
    this.#report.refused.push(...problems.map((problem) => ({ line, ...problem })));
  }

  async #saveLocation({ type: _type, ...location }: ArchivedLocation): Promise<void> {
    const row = { storeId: this.#options.store.id, ...location };
    const { preview } = this.#report;
    if (preview) {
      const known = await this.#locations();
      if (known.some(({ id }) => id === row.id)) return;
      preview.added.push(`location ${row.id}`);
      this.#knownLocations = [...known, row];
      return;
    }
    await this.#db.insert(locations).values(row).onConflictDoNothing();
    this.#knownLocations = undefined;
  }

  async #saveDefinition({ type: _type, ...definition }: ArchivedDefinition): Promise<void> {
    const { store } = this.#options;
    const { preview } = this.#report;
    if (!preview) return saveDefinition(this.#db, store, definition);
    const name = `${definition.namespace}.${definition.key}`;
    const known = (await findMetafieldDefinitions(this.#db, store.id)).find(
      ({ namespace, key }) => `${namespace}.${key}` === name,
    );
    if (!known) preview.added.push(`definition of the metafield ${name}`);
    else if (!isDeepStrictEqual(known, definition))
      preview.changed.push({ handle: `metafield ${name}`, changes: ['definition'] });
  }

  async #readProduct(line: number, product: ArchivedProduct): Promise<void> {
    if (this.#handles.has(product.handle))
      return this.#refuse(line, { column: 'handle', reason: `"${product.handle}" is in the file twice: remove one` });
    const places = await this.#locations();
    const named = product.variants.flatMap(({ levels }) => Object.keys(levels ?? {}));
    const unknown = named.find((location) => !places.some(({ id }) => id === location));
    if (unknown !== undefined)
      return this.#refuse(line, {
        column: 'variants.levels',
        reason: `there is no location "${unknown}": add its line before the products`,
      });
    this.#handles.add(product.handle);
    const waiting = this.#bundles.length;
    if (hasBundle(product)) this.#bundles.push({ line, product, waiting });
    if (this.#isDone(line) || hasBundle(product)) return;
    this.#batch.push({ ...(await loadLine(line, product, this.#options)), waiting });
    if (this.#batch.length === batchSize) await this.#saveBatch(line);
  }

  /** What the batch saves: the products as their lines have them, as far as these could be loaded. */
  async #complete(batch: readonly (LoadedLine & { waiting: number })[]): Promise<ProductOfLine[]> {
    const { store, dryRun } = this.#options;
    const compared = batch.filter(({ failures }) => dryRun || failures.size > 0);
    const handles = compared.map(({ product }) => product.handle);
    const known = await findKnownProducts(this.#db, store, handles);
    const places = await this.#locations();
    return batch.map((loaded) => {
      const { line, waiting } = loaded;
      const { handle, createdAt } = loaded.product;
      const { product, pictures, notices } = keepPresent(loaded, known.get(handle), store.defaultLanguage);
      this.#report.unreachable.push(...notices.map((notice) => ({ line, ...notice })));
      const input = inputOf(product, pictures, places);
      const bundles = product.variants.flatMap(({ sku, components }) => (components ? [{ sku, components }] : []));
      const sourceHash = `archive:${hashToken(JSON.stringify([input, createdAt, ...bundles]))}`;
      return { line, product, input, createdAt, sourceHash, waiting };
    });
  }

  /** The picture of a collection: the one of its line, else the one that it has. */
  async #collectionImage(line: number, { handle, image }: ArchivedCollection): Promise<ImageInput | null> {
    if (!image) return null;
    const loaded = await loadPicture(image, this.#options);
    if (!('reason' in loaded)) return imageOf(loaded, image);
    const [known] = await this.#db
      .select({ image: images })
      .from(collections)
      .innerJoin(images, eq(images.id, collections.imageId))
      .where(and(eq(collections.storeId, this.#options.store.id), eq(collections.handle, handle)));
    const kept = known ? '; the collection keeps the one that it has' : '';
    this.#report.unreachable.push({ line, column: 'image', reason: `${loaded.reason}${kept}` });
    return known ? imageOf(known.image, known.image.file === image.file ? image : known.image) : null;
  }

  async #locations(): Promise<readonly LocationRow[]> {
    this.#knownLocations ??= await findLocations(this.#db, this.#options.store.id);
    return this.#knownLocations;
  }

  /** Saves the products that were read. All lines until this one are done then. */
  async #saveBatch(line: number): Promise<void> {
    const loaded = this.#batch;
    this.#batch = [];
    if (loaded.length === 0) return;
    const batch = await this.#complete(loaded);
    const groups = batch.map((one) => [one]);
    await this.#save(groups, line);
    this.#context.saved = batch.at(-1)!.waiting;
  }

  async #saveBundles(groups: readonly WaitingLine[][], line: number): Promise<void> {
    const loaded = [];
    for (const { line: of, product, waiting } of groups.flat())
      loaded.push({ ...(await loadLine(of, product, this.#options)), waiting });
    const complete = new Map((await this.#complete(loaded)).map((one) => [one.line, one]));
    const completed = groups.map((group) => group.map((one) => complete.get(one.line)!));
    await this.#save(completed, line);
  }

  /** Saves groups of products that depend on each other. */
  async #save(groups: readonly ProductOfLine[][], line: number): Promise<void> {
    const { preview } = this.#report;
    const saveGroups = (db: Database, all: readonly ProductOfLine[][]): Promise<BatchPlan[]> =>
      saveAllowed(
        all,
        async (some) => [
          preview
            ? await db.transaction((tx) => previewBatch(tx, some.flat(), this.#context, preview), readOnly)
            : await db.transaction((tx) => writeBatch(tx, some.flat(), this.#context)),
        ],
        ([one, ...others], reason) =>
          others.length > 0
            ? saveGroups(db, [[one!], ...others.map((other) => [other])])
            : [
                {
                  ...{ outcomes: [], created: [], changed: [], unchanged: [] },
                  refused: [{ line: one!.line, column: '(line)', reason: `the database refuses it: ${reason}` }],
                },
              ],
      );
    const save = (db: Database) => saveGroups(db, groups);
    const { place } = this.#options;
    const saved = await (place
      ? this.#db.transaction(async (tx) => {
          const plans = await save(tx);
          await place.record(tx, this.#part(line, plans));
          return plans;
        })
      : save(this.#db));
    await letOthersRun();
    for (const { outcomes, refused } of saved) {
      for (const outcome of outcomes) this.#report.products[outcome] += 1;
      this.#report.refused.push(...refused);
    }
    this.#recorded.refused = this.#report.refused.length;
    this.#recorded.unreachable = this.#report.unreachable.length;
    await this.#options.afterBatch?.(this.#line);
  }

  /** What became of the lines since the part before. */
  #part(line: number, saved: readonly BatchPlan[]): ImportedPart {
    const products = { created: 0, updated: 0, unchanged: 0 };
    for (const outcome of saved.flatMap(({ outcomes }) => outcomes)) products[outcome] += 1;
    const { refused, unreachable } = this.#report;
    return {
      ...{ line, done: this.#line, products, updated: [] },
      refused: [...refused.slice(this.#recorded.refused), ...saved.flatMap((plan) => plan.refused)],
      notices: unreachable.slice(this.#recorded.unreachable),
    };
  }

  async #saveCollection(line: number, collection: ArchivedCollection, previewed: Set<string>): Promise<void> {
    const { store } = this.#options;
    const { handle, title, descriptionHtml } = collection;
    const rows = await this.#db
      .select({ id: products.id, handle: products.handle })
      .from(products)
      .where(and(eq(products.storeId, store.id), isOneOf(products.handle, collection.products)));
    const ids = new Map(rows.map((row) => [row.handle, row.id]));
    const errors = handleErrors('handle', handle);
    // One that the store has already is not checked: an earlier version allowed others.
    if (errors.length > 0 && !(await describeCollection(this.#db, store.id, collection, null)))
      return void this.#report.refused.push(
        ...errors.map(({ field, detail }) => ({ line, column: field, reason: detail! })),
      );
    const { preview } = this.#report;
    for (const [nth, missing] of collection.products.entries())
      if (!ids.has(missing) && !previewed.has(missing)) {
        const reason = `there is no product "${missing}": remove it, or correct its line`;
        this.#report.refused.push({ line, column: `products.${nth}`, reason });
      }
    this.#report.collections += 1;
    const picture = await this.#collectionImage(line, collection);
    if (preview) {
      const changes = await describeCollection(this.#db, store.id, collection, picture?.file ?? null);
      if (!changes) preview.added.push(`collection ${handle}`);
      else if (changes.length > 0) preview.changed.push({ handle: `collection ${handle}`, changes });
      else preview.unchanged.push(`collection ${handle}`);
      return;
    }
    const id = await saveCollection(this.#db, store.id, {
      ...{ handle, title, descriptionHtml },
      image: picture,
      position: this.#report.collections - 1,
      ...{ rules: collection.rules ?? null, sortOrder: collection.sortOrder ?? 'manual' },
    });
    await setCollectionProducts(
      this.#db,
      id,
      collection.products.flatMap((one) => ids.get(one) ?? []),
    );
    if (!collection.rules && (collection.sortOrder ?? 'manual') === 'manual') return;
    await this.#db.transaction(async (tx) => {
      await lockPrices(tx, store.id);
      await refreshMemberships(tx, store.id);
    });
  }
}
