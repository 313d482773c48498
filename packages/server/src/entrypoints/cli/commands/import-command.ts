import { setFlagsFromString } from 'node:v8';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importArchive } from '../../../catalog/archive/import-archive.ts';
import { archiveReportText } from '../../../catalog/archive/archive-report-text.ts';
import { jsonLines } from '../../../platform/json/json-lines.ts';
import { readEnv } from '../../environment/env.ts';
import { createGuardedFetch } from '../../../platform/guarded-fetch/guarded-fetch.ts';
import { importProducts } from '../../../catalog/import/import-products.ts';
import { checkCopy, storeCopy } from '../../../catalog/media/stored-files.ts';
import { createPictureSource } from '../../../catalog/import/pictures.ts';
import { refusedRows, reportText } from '../../../catalog/import/report-text.ts';
import { chooseCurrency } from '../terminal/choose-currency.ts';
import { findStore } from '../terminal/find-store.ts';
import { openProductFile } from '../terminal/open-product-file.ts';
import { growNewSpace } from '../terminal/new-space.ts';
import { runWithProgress } from '../terminal/progress.ts';
import { UsageError, type Command } from '../terminal/terminal.ts';

export const importCommand: Command = {
  usage: 'import FILE --store PK_OR_STORE_ID [--currency USD] [--collection imported] [--stock] [--dry-run]',
  summary:
    'Import a product file of Shopify, WooCommerce, Etsy, Square or Google Merchant Center, or the catalogue.jsonl ' +
    'of an export, and report each row that is wrong; safe to repeat. ' +
    'What the file does not speak of stays. --stock sets the stock to the file’s numbers. ' +
    '--dry-run only shows what would change.',
  async run(args, terminal) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        store: { type: 'string' },
        currency: { type: 'string' },
        collection: { type: 'string', default: 'imported' },
        stock: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const [file] = positionals;
    if (!file || positionals.length > 1) throw new UsageError('Name one file.');
    if (!values.store) throw new UsageError('--store is missing: the publishable key or the id of a store.');
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(values.collection))
      throw new UsageError('--collection has to be a handle: small letters, digits and single hyphens.');
    // An import ends soon: it may use more memory than a server, and collect less often.
    setFlagsFromString('--heap-growing-percent=50');
    growNewSpace(6_000_000);
    const env = readEnv(terminal.env);
    const dryRun = values['dry-run'];
    const isArchive = extname(file) === '.jsonl';
    const csv = isArchive
      ? undefined
      : await openProductFile(file).catch((error: NodeJS.ErrnoException) => unreadable(file, error));
    const database = await terminal.openDatabase(env).catch(async (error: unknown) => {
      await csv?.close();
      throw error;
    });
    try {
      const store = await findStore(database.db, values.store);
      const pictures = createPictureSource({
        fetch: createGuardedFetch({ allowedHosts: env.fetchAllowedHosts }),
        folder: dirname(resolve(file)),
        dataDir: env.dataDir,
      });
      if (!csv) {
        const { lines, fraction } = await openLines(file);
        const keepFile = (path: string, name: string) => {
          const from = join(dirname(resolve(file)), path);
          return dryRun ? checkCopy(from, name) : storeCopy(env.dataDir, from, name);
        };
        const report = await runWithProgress(terminal, { unit: 'lines', fraction }, (onProgress) =>
          importArchive(database.db, {
            store,
            lines,
            pictures,
            keepFile,
            forceStock: values.stock,
            dryRun,
            onProgress,
          }),
        );
        terminal.out(archiveReportText(report));
        if (!dryRun) await database.vacuum();
        return report.refused.length > 0 ? 1 : 0;
      }
      const currency = await chooseCurrency(database.db, store, values.currency);
      const report = await runWithProgress(terminal, { unit: 'rows' }, (onProgress) =>
        importProducts(database.db, {
          store,
          file: csv.file,
          currency,
          onProgress,
          collection: values.collection,
          forceStock: values.stock,
          dryRun,
          pictures,
        }),
      );
      terminal.out(reportText(report));
      if (!dryRun) await database.vacuum();
      return refusedRows(report) > 0 ? 1 : 0;
    } finally {
      await csv?.close();
      await database.close();
    }
  },
};

const readErrors: Record<string, string | undefined> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
};

/** The lines of a file, and how much of it has been read, 0 to 1. */
async function openLines(file: string): Promise<{ lines: AsyncIterable<string>; fraction: () => number }> {
  const input = createReadStream(file);
  // A file that cannot be opened fails before the first line is waited for.
  await once(input, 'open').catch((error: NodeJS.ErrnoException) => unreadable(file, error));
  const { size } = await stat(file);
  return {
    lines: jsonLines(input),
    fraction: () => (size === 0 ? 1 : input.bytesRead / size),
  };
}

function unreadable(file: string, { code, message }: NodeJS.ErrnoException): never {
  throw new UsageError(`${resolve(file)} cannot be read: ${readErrors[code ?? ''] ?? message}.`);
}
