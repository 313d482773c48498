import { createWriteStream } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { eq } from 'drizzle-orm';
import { archiveFile, archiveFiles, archivePictures, type ArchiveLine } from '../../../catalog/archive/archive-line.ts';
import { exportCatalogue } from '../../../catalog/archive/export-catalogue.ts';
import { shopifyFile, ShopifyExport } from '../../../catalog/archive/shopify-export.ts';
import { products } from '../../../catalog/catalog.tables.ts';
import { filesOf } from '../../../catalog/archive/product-files.ts';
import { exists, originalsDir } from '../../../catalog/media/originals.ts';
import type { Database } from '../../../platform/database/client.ts';
import { findMetafieldDefinitions } from '../../../shop/metafield-settings/metafield.repo.ts';
import type { StoreRow } from '../../../shop/store/store.tables.ts';
import { readEnv } from '../../environment/env.ts';
import { chooseCurrency } from '../terminal/choose-currency.ts';
import { findStore } from '../terminal/find-store.ts';
import { makeFolder } from '../terminal/make-folder.ts';
import { runWithProgress } from '../terminal/progress.ts';
import { UsageError, type Command } from '../terminal/terminal.ts';

export const exportCommand: Command = {
  usage: 'export FOLDER --store PK_OR_STORE_ID [--format shopify [--currency USD] [--pictures-url URL]]',
  summary:
    `Write the products, collections, prices, stock and pictures of a store into a folder: ${archiveFile}, which ` +
    `"smallshop import" reads, and ${archivePictures}/. --format shopify writes ${shopifyFile} instead, and lists ` +
    'what that format cannot carry.',
  async run(args, terminal) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        store: { type: 'string' },
        format: { type: 'string' },
        currency: { type: 'string' },
        'pictures-url': { type: 'string' },
      },
    });
    const [folder] = positionals;
    if (!folder || positionals.length > 1) throw new UsageError('Name one folder.');
    if (!values.store) throw new UsageError('--store is missing: the publishable key or the id of a store.');
    checkFormat(values);
    const env = readEnv(terminal.env);
    const pictures = join(folder, archivePictures);
    const files = join(folder, archiveFiles);
    const database = await terminal.openDatabase(env);
    let unfinished: string | undefined;
    try {
      const store = await findStore(database.db, values.store);
      const writer = values.format === undefined ? jsonLines : await shopifyWriter(database.db, store, values);
      await makeFolder(pictures);
      // An export that is interrupted leaves the one before it as it was.
      const file = join(folder, writer.file);
      unfinished = `${file}.unfinished`;
      const missing: string[] = [];
      const lost: string[] = [];
      const count = await runWithProgress(terminal, { unit: 'products' }, async (onProgress) => {
        const total = await database.db.$count(products, eq(products.storeId, store.id));
        let [done, written] = [0, 0];
        async function* lines(): AsyncGenerator<string> {
          yield writer.header;
          for await (const line of exportCatalogue(database.db, store)) {
            for (const picture of picturesOf(line))
              if (!(await copyPicture(join(originalsDir(env.dataDir), picture), join(pictures, picture))))
                missing.push(picture);
            if (writer.file === archiveFile)
              for (const name of line.type === 'product' ? filesOf(line) : []) {
                await makeFolder(files);
                if (!(await copyPicture(join(originalsDir(env.dataDir), name), join(files, name)))) lost.push(name);
              }
            const text = writer.write(line);
            if (line.type === 'product') {
              onProgress((done += 1), total);
              if (text !== '') written += 1;
            }
            yield text;
          }
        }
        await pipeline(Readable.from(lines()), createWriteStream(unfinished!));
        return written;
      });
      await rename(unfinished, file);
      for (const picture of missing) terminal.error(`The picture ${picture} is missing in the data folder.`);
      for (const name of lost) terminal.error(`The file ${name} is missing in the data folder.`);
      for (const line of writer.report()) terminal.out(line);
      terminal.out(`Products: ${count}. Written to ${resolve(file)}${writer.note}`);
      return missing.length + lost.length > 0 ? 1 : 0;
    } finally {
      if (unfinished !== undefined) await rm(unfinished, { force: true });
      await database.close();
    }
  },
};

/** What makes a file of the lines of a catalogue. */
interface CatalogueWriter {
  file: string;
  header: string;
  write(line: ArchiveLine): string;
  /** What the file does not have. */
  report(): string[];
  note: string;
}

const jsonLines: CatalogueWriter = {
  file: archiveFile,
  header: '',
  write: (line) => `${JSON.stringify(line)}\n`,
  report: () => [],
  note: '',
};

interface ShopifyValues {
  format?: string;
  currency?: string;
  'pictures-url'?: string;
}

function checkFormat({ format, currency, 'pictures-url': url }: ShopifyValues): void {
  if (format === undefined && (currency !== undefined || url !== undefined))
    throw new UsageError('--currency and --pictures-url belong to --format shopify.');
  if (format !== undefined && format !== 'shopify')
    throw new UsageError(`--format ${format} is unknown: leave it out for JSON Lines, or write shopify.`);
  if (url !== undefined && !/^https?:\/\/./.test(url))
    throw new UsageError(`--pictures-url ${url} has to be an address, such as https://files.example/pictures.`);
}

/** Shopify loads pictures from addresses only; an import of the file here also from the folder. */
async function shopifyWriter(db: Database, store: StoreRow, values: ShopifyValues): Promise<CatalogueWriter> {
  const currency = await chooseCurrency(db, store, values.currency);
  const url = values['pictures-url'];
  const base = url === undefined ? archivePictures : url.replace(/\/+$/, '');
  const shopify = new ShopifyExport({
    currency,
    language: store.defaultLanguage,
    metafields: await findMetafieldDefinitions(db, store.id),
    pictureUrl: (file) => `${base}/${file}`,
  });
  return {
    file: shopifyFile,
    header: shopify.header,
    write: (line) => shopify.write(line),
    note: `, with prices in ${currency}.`,
    report() {
      const lost = shopify.lost();
      return [
        ...(lost.length > 0 ? ['The file does not have:', ...lost.map((line) => `  ${line}`)] : []),
        ...(url === undefined
          ? [
              `Pictures are paths in ${archivePictures}/. Shopify loads addresses only: put the folder on the web, ` +
                'and export with --pictures-url.',
            ]
          : []),
      ];
    },
  };
}

function picturesOf(line: ArchiveLine): string[] {
  if (line.type === 'product') return line.images.map(({ file }) => file);
  return line.type === 'collection' && line.image ? [line.image.file] : [];
}

/** Returns false where there is no such picture. One that was exported before is the same: its name is its hash. */
async function copyPicture(from: string, to: string): Promise<boolean> {
  if (await exists(to)) return true;
  if (!(await exists(from))) return false;
  await copyFile(from, `${to}.unfinished`);
  await rename(`${to}.unfinished`, to);
  return true;
}
