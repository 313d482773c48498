import { parseArgs } from 'node:util';
import { readEnv } from '../../environment/env.ts';
import { insertKey, viewKeys } from '../../../shop/settings/key.service.ts';
import { findStore } from '../terminal/find-store.ts';
import { UsageError, type Command } from '../terminal/terminal.ts';

export const keysListCommand: Command = {
  usage: 'keys list [--store PK_OR_STORE_ID]',
  summary: 'Print the keys of a store: publishable ones in full, secret ones by their id.',
  async run(args, terminal) {
    const { values } = parseArgs({ args: [...args], options: { store: { type: 'string' } } });
    const database = await terminal.openDatabase(readEnv(terminal.env));
    try {
      const store = await findStore(database.db, values.store);
      for (const { id, kind, key, createdAt } of await viewKeys(database.db, store.id)) {
        terminal.out(`${kind.padEnd(11)}  ${key ?? `${id}… (kept as a hash)`}  since ${createdAt.slice(0, 10)}`);
      }
      return 0;
    } finally {
      await database.close();
    }
  },
};

export const keysCreateCommand: Command = {
  usage: 'keys create [--kind publishable|secret] [--store PK_OR_STORE_ID]',
  summary: 'Make another key of a store and print it. A secret one is shown this once.',
  async run(args, terminal) {
    const { values } = parseArgs({
      args: [...args],
      options: { store: { type: 'string' }, kind: { type: 'string', default: 'publishable' } },
    });
    const { kind } = values;
    if (kind !== 'publishable' && kind !== 'secret')
      throw new UsageError(`--kind ${kind} is unknown: write publishable or secret.`);
    const database = await terminal.openDatabase(readEnv(terminal.env));
    try {
      const store = await findStore(database.db, values.store);
      const { key } = await insertKey(database.db, { storeId: store.id, kind, now: new Date() });
      terminal.out(key);
      if (kind === 'secret') terminal.error('The secret key is not shown again. Keep it out of web pages.');
      return 0;
    } finally {
      await database.close();
    }
  },
};
