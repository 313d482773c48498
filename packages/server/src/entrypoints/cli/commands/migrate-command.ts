import { readEnv } from '../../environment/env.ts';
import type { Command } from '../terminal/terminal.ts';

export const migrateCommand: Command = {
  usage: 'migrate',
  summary: 'Bring the tables of the database up to date.',
  async run(_args, terminal) {
    const database = await terminal.openDatabase(readEnv(terminal.env));
    await database.close();
    terminal.out(`The ${database.kind} database is up to date.`);
    return 0;
  },
};
