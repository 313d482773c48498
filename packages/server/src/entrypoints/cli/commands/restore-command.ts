import { originalsDir } from '../../../catalog/media/originals.ts';
import { readBackup, restoreBackup, rowsIn } from '../../../platform/backup/backup-folder.ts';
import { readEnv } from '../../environment/env.ts';
import { openDatabaseToFill } from '../../environment/open-store-database.ts';
import { runWithProgress } from '../terminal/progress.ts';
import type { Command } from '../terminal/terminal.ts';
import { oneFolder } from './backup-command.ts';

export const restoreCommand: Command = {
  usage: 'restore FOLDER',
  summary: 'Fill an empty database, of either kind, and the folder of pictures from a backup.',
  async run(args, terminal) {
    const folder = oneFolder(args);
    const env = readEnv(terminal.env);
    const contents = await readBackup(folder);
    const database = await openDatabaseToFill(env);
    try {
      await runWithProgress(terminal, { unit: 'rows' }, (onProgress) =>
        restoreBackup(folder, contents, database, originalsDir(env.dataDir), onProgress),
      );
      const { pictures, createdAt } = contents;
      terminal.out(`Rows: ${rowsIn(contents)}. Pictures: ${pictures.length}. The shop is as it was at ${createdAt}.`);
      return 0;
    } finally {
      await database.close();
    }
  },
};
