import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { originalsDir } from '../../../catalog/media/originals.ts';
import { rowsIn, writeBackup } from '../../../platform/backup/backup-folder.ts';
import { readEnv } from '../../environment/env.ts';
import { makeFolder } from '../terminal/make-folder.ts';
import { runWithProgress } from '../terminal/progress.ts';
import { UsageError, type Command } from '../terminal/terminal.ts';

export const backupCommand: Command = {
  usage: 'backup FOLDER',
  summary: 'Write everything into a folder: all tables of all stores, with orders and keys, and the pictures.',
  async run(args, terminal) {
    const folder = oneFolder(args);
    const env = readEnv(terminal.env);
    await makeFolder(folder);
    const database = await terminal.openDatabase(env);
    try {
      const contents = await runWithProgress(terminal, { unit: 'rows' }, (onProgress) =>
        writeBackup(database, originalsDir(env.dataDir), folder, new Date(), onProgress),
      );
      terminal.out(`Rows: ${rowsIn(contents)}. Pictures: ${contents.pictures.length}. Written to ${resolve(folder)}`);
      terminal.out('It has personal data and keys: only you can read it. Keep it as safe as the shop.');
      return 0;
    } finally {
      await database.close();
    }
  },
};

/** The one argument of a command that works with a folder. */
export function oneFolder(args: readonly string[]): string {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [folder] = positionals;
  if (!folder || positionals.length > 1) throw new UsageError('Name one folder.');
  return folder;
}
