import { parseArgs } from 'node:util';
import { readEnv } from '../../environment/env.ts';
import { confirmPrices } from '../../../catalog/prices/prices-in-doubt.ts';
import { findStore } from '../terminal/find-store.ts';
import { UsageError, type Command } from '../terminal/terminal.ts';

export const pricesConfirmCommand: Command = {
  usage: 'prices confirm HUF [--store PK_OR_STORE_ID]',
  summary: 'Confirm that the stored prices in a currency are right; they are no longer reported.',
  async run(args, terminal) {
    const {
      positionals: [currency, ...more],
      values,
    } = parseArgs({ args: [...args], allowPositionals: true, options: { store: { type: 'string' } } });
    if (!currency || more.length > 0) throw new UsageError('Name one currency.');
    const database = await terminal.openDatabase(readEnv(terminal.env));
    try {
      const store = await findStore(database.db, values.store);
      if (!(await confirmPrices(database.db, store.id, currency)))
        throw new UsageError(`Prices in ${currency} are not in doubt.`);
      terminal.out(`Prices in ${currency} are confirmed.`);
      return 0;
    } finally {
      await database.close();
    }
  },
};
