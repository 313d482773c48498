import { parseArgs } from 'node:util';
import { copyDatabase } from '../../../platform/backup/backup-folder.ts';
import { readEnv } from '../../environment/env.ts';
import { embeddedDatabaseDir, openDatabaseToFill } from '../../environment/open-store-database.ts';
import { runWithProgress } from '../terminal/progress.ts';
import { UsageError, type Command } from '../terminal/terminal.ts';

export const moveCommand: Command = {
  usage: 'move --to postgresql://… | embedded',
  summary: 'Copy everything from the database in use into an empty one. Stop the server before.',
  async run(args, terminal) {
    const { to } = parseArgs({ args: [...args], options: { to: { type: 'string' } } }).values;
    const env = readEnv(terminal.env);
    const isEmbedded = to === 'embedded';
    const wanted = 'the postgresql:// address of an empty database, or "embedded"';
    if (!to) throw new UsageError(`--to is missing: ${wanted}.`);
    if (!isEmbedded && !/^postgres(ql)?:\/\//.test(to)) throw new UsageError(`--to must be ${wanted}.`);
    if (to === env.databaseUrl || (isEmbedded && !env.databaseUrl))
      throw new UsageError('--to names the database that is in use. Name another one.');
    const { databaseUrl: _inUse, ...embedded } = env;
    const target = await openDatabaseToFill(isEmbedded ? embedded : { ...env, databaseUrl: to });
    try {
      const source = await terminal.openDatabase(env);
      try {
        const rows = await runWithProgress(terminal, { unit: 'rows' }, (onProgress) =>
          copyDatabase(source, target, onProgress),
        );
        terminal.out(`Rows: ${rows}. Pictures stay in the data folder.`);
      } finally {
        await source.close();
      }
    } finally {
      await target.close();
    }
    const folder = embeddedDatabaseDir(env.dataDir);
    terminal.out(
      isEmbedded
        ? 'From now on start the server without DATABASE_URL. The PostgreSQL database is as it was.'
        : `From now on start the server with this DATABASE_URL. The embedded database is as it was, in ${folder}: ` +
            'delete it when the shop runs.',
    );
    return 0;
  },
};
