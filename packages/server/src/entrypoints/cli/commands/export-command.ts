import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { eq } from 'drizzle-orm';
import { archiveFile, archivePictures, type ArchiveLine } from '../../../catalog/archive/archive-line.ts';
import { products } from '../../../catalog/catalog.tables.ts';
import { exportCatalogue } from '../../../catalog/archive/export-catalogue.ts';
import { exists, originalsDir } from '../../../catalog/media/originals.ts';
import { readEnv } from '../../environment/env.ts';
import { findStore } from '../terminal/find-store.ts';
import { runWithProgress } from '../terminal/progress.ts';
import { UsageError, type Command } from '../terminal/terminal.ts';

export const exportCommand: Command = {
  usage: 'export FOLDER --store PK_OR_STORE_ID',
  summary:
    `Write the products, collections, prices, stock and pictures of a store into a folder: ${archiveFile}, which ` +
    `"smallshop import" reads, and ${archivePictures}/.`,
  async run(args, terminal) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { store: { type: 'string' } },
    });
    const [folder] = positionals;
    if (!folder || positionals.length > 1) throw new UsageError('Name one folder.');
    if (!values.store) throw new UsageError('--store is missing: the publishable key or the id of a store.');
    const env = readEnv(terminal.env);
    const pictures = join(folder, archivePictures);
    await mkdir(pictures, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`${resolve(folder)} cannot be written: ${error.message}.`);
    });
    const database = await terminal.openDatabase(env);
    // An export that is interrupted leaves the one before it as it was.
    const [file, unfinished] = [join(folder, archiveFile), join(folder, `${archiveFile}.unfinished`)];
    try {
      const store = await findStore(database.db, values.store);
      const missing: string[] = [];
      const count = await runWithProgress(terminal, { unit: 'products' }, async (onProgress) => {
        const total = await database.db.$count(products, eq(products.storeId, store.id));
        let done = 0;
        async function* lines(): AsyncGenerator<string> {
          for await (const line of exportCatalogue(database.db, store)) {
            for (const picture of picturesOf(line))
              if (!(await copyPicture(join(originalsDir(env.dataDir), picture), join(pictures, picture))))
                missing.push(picture);
            if (line.type === 'product') onProgress((done += 1), total);
            yield `${JSON.stringify(line)}\n`;
          }
        }
        await pipeline(Readable.from(lines()), createWriteStream(unfinished));
        return done;
      });
      await rename(unfinished, file);
      for (const picture of missing) terminal.error(`The picture ${picture} is missing in the data folder.`);
      terminal.out(`Products: ${count}. Written to ${resolve(file)}`);
      return missing.length > 0 ? 1 : 0;
    } finally {
      await rm(unfinished, { force: true });
      await database.close();
    }
  },
};

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
