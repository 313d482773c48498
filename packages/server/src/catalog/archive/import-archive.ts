import { isDeepStrictEqual } from 'node:util';
import type { MediaData } from '@smallshop/contract';
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { hashToken } from '../../platform/database/ids.ts';
import { saveAllowed } from '../../platform/database/refused-value.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { findMetafieldDefinitions } from '../../shop/metafield-settings/metafield.repo.ts';
import { saveDefinition } from '../product-data/metafield.service.ts';
import { letOthersRun } from '../../platform/statements/let-others-run.ts';
import { images, products, variants } from '../catalog.tables.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { refreshMemberships } from '../collections/memberships.ts';
import type { StoredFile } from '../media/stored-files.ts';
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
  archiveFiles,
  archivePictures,
  readArchiveLine,
  type ArchivedCollection,
  type ArchivedDefinition,
  type ArchivedProduct,
  type ArchivedLocation,
  type FieldProblem,
} from './archive-line.ts';
import { bundlesOf, saveArchivedBundles, type ArchivedBundle } from './archive-components.ts';
import type { ArchiveOptions, ArchiveReport } from './archive-options.ts';
import { inputOf } from './archived-input.ts';
import { describeCollection } from './preview-archive.ts';
import { filesOf } from './product-files.ts';

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
  #batch: ProductOfLine[] = [];
  readonly #bundles: ArchivedBundle[] = [];
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
    this.#context = { store: options.store, forceStock: options.forceStock ?? false, previewed, emptied: new Set() };
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
      await this.#saveBatch(line - 1);
      await this.#saveCollection(line, read);
    }
  }

  async end(): Promise<ArchiveReport> {
    await this.#saveBatch(this.#line);
    const { place, store, dryRun } = this.#options;
    const refused = new Set(this.#report.refused.map(({ line }) => line));
    const bundles = this.#bundles.filter(({ line }) => !refused.has(line));
    const { previewed } = this.#context;
    this.#report.refused.push(
      ...(await saveArchivedBundles(this.#db, store.id, bundles, dryRun ? previewed : undefined)),
    );
    if (place) await this.#db.transaction((tx) => place.record(tx, this.#part(this.#line, [])));
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
    // Also those of lines that are done or unchanged: an attempt before may have been interrupted.
    const bundles = bundlesOf(line, product);
    this.#bundles.push(...bundles);
    if (this.#isDone(line)) return;
    const pictures = await Promise.all(product.images.map((image) => this.#loadImage(line, image, product.handle)));
    const complete = await this.#withFiles(line, product);
    const input = inputOf(complete, pictures, places);
    const hashed = [input, product.createdAt, ...bundles.map(({ sku, components }) => ({ sku, components }))];
    const sourceHash = `archive:${hashToken(JSON.stringify(hashed))}`;
    this.#batch.push({ line, product: complete, input, createdAt: product.createdAt, sourceHash });
    if (this.#batch.length === batchSize) await this.#saveBatch(line);
  }

  async #loadImage(line: number, image: Omit<ImageInput, 'width' | 'height'>, product?: string) {
    const path = `${archivePictures}/${image.file}`;
    if (this.#options.dryRun) return this.#findImage(image, product);
    try {
      const { alt, source, focalPoint = null } = image;
      return { ...(await this.#options.pictures.load(path)), alt, source, focalPoint };
    } catch (cause) {
      if (!this.#isDone(line))
        this.#report.unreachable.push({ line, column: 'images', reason: `${path}: ${(cause as Error).message}` });
      return null;
    }
  }

  /** The product with its files, videos and models that could be kept. */
  async #withFiles(line: number, product: ArchivedProduct): Promise<ArchivedProduct> {
    if (this.#options.dryRun || filesOf(product).length === 0) return product;
    const keepAll = async <T extends StoredFile>(files: readonly T[], column: string): Promise<T[]> => {
      const kept = await Promise.all(
        files.map((file) => this.#keepFile(file, { line, column, handle: product.handle })),
      );
      return kept.filter((file) => file !== null);
    };
    const variants = await Promise.all(
      product.variants.map(async (variant) => {
        if (!variant.files) return variant;
        const files = await keepAll(variant.files, 'variants.files');
        return { ...variant, files: files.length > 0 ? files : null };
      }),
    );
    const media = await Promise.all(
      (product.media ?? []).map(async (one): Promise<MediaData[]> => {
        if (one.kind === 'video') return keepAll([one], 'media');
        if (one.kind === 'external_video') return [one];
        const files = await keepAll(one.files, 'media');
        return files.length > 0 ? [{ ...one, files }] : [];
      }),
    );
    return { ...product, variants, ...(product.media && { media: media.flat() }) };
  }

  async #keepFile<T extends StoredFile>(
    file: T,
    { line, column, handle }: { line: number; column: string; handle: string },
  ): Promise<T | null> {
    const path = `${archiveFiles}/${file.file}`;
    try {
      const { keepFile } = this.#options;
      if (!keepFile) throw new Error('only "smallshop import" reads files: upload it to the product');
      return { ...file, ...(await keepFile(path, file.file)) };
    } catch (cause) {
      if (await this.#hasFile(handle, file.file)) return file;
      const { code, message } = cause as NodeJS.ErrnoException;
      const reason = code === 'ENOENT' ? 'there is no such file' : message;
      this.#report.unreachable.push({ line, column, reason: `${path}: ${reason}` });
      return null;
    }
  }

  /** Whether the product has a file already. That of another product, or of another store, does not count. */
  async #hasFile(handle: string, file: string): Promise<boolean> {
    const named = sql`like ${`%"${file}"%`}`;
    const ofVariant = sql`exists (select 1 from ${variants}
      where ${variants.productId} = ${products.id} and ${variants.data}::text ${named})`;
    const rows = await this.#db
      .select({ id: products.id })
      .from(products)
      .where(
        and(
          eq(products.storeId, this.#options.store.id),
          eq(products.handle, handle),
          sql`(${products.data}::text ${named} or ${ofVariant})`,
        ),
      );
    return rows.length > 0;
  }

  /** The picture as the store has it: an import of the same picture changes nothing. */
  async #findImage(image: Omit<ImageInput, 'width' | 'height'>, product = ''): Promise<ImageInput> {
    const { file, alt, source, focalPoint = null } = image;
    const ofProduct = and(eq(products.storeId, this.#options.store.id), eq(products.handle, product));
    const [known] = await this.#db
      .select({ width: images.width, height: images.height })
      .from(products)
      .innerJoin(images, eq(images.productId, products.id))
      .where(and(ofProduct, eq(images.file, file)));
    return { file, width: known?.width ?? 1, height: known?.height ?? 1, alt, source, focalPoint };
  }

  async #locations(): Promise<readonly LocationRow[]> {
    this.#knownLocations ??= await findLocations(this.#db, this.#options.store.id);
    return this.#knownLocations;
  }

  /** Saves the products that were read. All lines until this one are done then. */
  async #saveBatch(line: number): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    if (batch.length === 0) return;
    const { preview } = this.#report;
    const save = (db: Database) =>
      saveAllowed(
        batch,
        async (some) => [
          preview
            ? await db.transaction((tx) => previewBatch(tx, some, this.#context, preview), readOnly)
            : await db.transaction((tx) => writeBatch(tx, some, this.#context)),
        ],
        (one, reason) => [
          {
            ...{ outcomes: [], created: [], changed: [], unchanged: [] },
            refused: [{ line: one.line, column: '(line)', reason: `the database refuses it: ${reason}` }],
          },
        ],
      );
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

  async #saveCollection(line: number, collection: ArchivedCollection): Promise<void> {
    const { store } = this.#options;
    const { handle, title, descriptionHtml, image } = collection;
    const rows = await this.#db
      .select({ id: products.id, handle: products.handle })
      .from(products)
      .where(and(eq(products.storeId, store.id), isOneOf(products.handle, collection.products)));
    const ids = new Map(rows.map((row) => [row.handle, row.id]));
    const { preview } = this.#report;
    for (const [nth, missing] of collection.products.entries())
      if (!ids.has(missing) && !(preview && this.#handles.has(missing)))
        this.#refuse(line, {
          column: `products.${nth}`,
          reason: `there is no product "${missing}": remove it, or correct its line`,
        });
    this.#report.collections += 1;
    if (preview) {
      const changes = await describeCollection(this.#db, store.id, collection);
      if (!changes) preview.added.push(`collection ${handle}`);
      else if (changes.length > 0) preview.changed.push({ handle: `collection ${handle}`, changes });
      else preview.unchanged.push(`collection ${handle}`);
      return;
    }
    const id = await saveCollection(this.#db, store.id, {
      ...{ handle, title, descriptionHtml },
      image: image && (await this.#loadImage(line, image)),
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
