import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { images, products, variantPrices, variants } from '../catalog.tables.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { importProducts, type ImportOptions, type ImportReport } from './import-products.ts';
import { createPictureSource } from './pictures.ts';

export interface ImportContext {
  server: TestServer;
  /** Where pictures lie beside the file. */
  folder: string;
  /** Imports a file of these lines, the first of which names the columns. */
  run(lines: readonly string[] | Uint8Array, options?: Partial<ImportOptions>): Promise<ImportReport>;
  /** The product with its variants, pictures and prices in USD, as the database has them. */
  stored(handle: string): Promise<Stored>;
  close(): Promise<void>;
}

export interface Stored {
  /** Without what each change changes. */
  product: Omit<typeof products.$inferSelect, 'version' | 'updatedAt'>;
  images: (typeof images.$inferSelect)[];
  variants: (typeof variants.$inferSelect & { price: number | undefined; compareAt: number | null | undefined })[];
}

/** A store to import into, without network. */
export async function createImportContext(database: 'pglite' | 'postgres'): Promise<ImportContext> {
  const server = await createTestServer({ database });
  const folder = await mkdtemp(join(tmpdir(), 'smallshop-import-'));
  return {
    server,
    folder,
    run: (lines, options = {}) =>
      importProducts(server.db, {
        store: { id: server.storeId, defaultLanguage: 'en' },
        file: lines instanceof Uint8Array ? lines : Buffer.from(lines.join('\n')),
        currency: 'USD',
        collection: 'imported',
        pictures: createPictureSource({
          fetch: () => Promise.reject(new Error('no network')),
          folder,
          dataDir: server.deps.dataDir,
        }),
        ...options,
      }),
    async stored(handle) {
      const [found] = await server.db.select().from(products).where(eq(products.handle, handle));
      if (!found) throw new Error(`There is no product ${handle}.`);
      const { version: _version, updatedAt: _updatedAt, ...product } = found;
      const rows = await server.db
        .select()
        .from(variants)
        .where(eq(variants.productId, product.id))
        .orderBy(asc(variants.position));
      const prices = await server.db.select().from(variantPrices).where(eq(variantPrices.currency, 'USD'));
      return {
        product,
        images: await server.db
          .select()
          .from(images)
          .where(eq(images.productId, product.id))
          .orderBy(asc(images.position)),
        variants: rows.map((row) => {
          const price = prices.find(({ variantId }) => variantId === row.id);
          return { ...row, price: price?.amount, compareAt: price?.compareAtAmount };
        }),
      };
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}
