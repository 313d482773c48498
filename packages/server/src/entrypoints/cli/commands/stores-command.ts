import { and, asc, eq } from 'drizzle-orm';
import { parseArgs } from 'node:util';
import { readEnv } from '../../environment/env.ts';
import { allowedOrigins, apiKeys, stores } from '../../../shop/store/store.tables.ts';
import { checkedOrigin } from '../terminal/checked-origin.ts';
import { findStore } from '../terminal/find-store.ts';
import { UsageError, type Command } from '../terminal/terminal.ts';

export const storeListCommand: Command = {
  usage: 'store list',
  summary: 'Print the stores with their publishable keys and the sites that may use them.',
  async run(args, terminal) {
    parseArgs({ args: [...args], options: {} });
    const { db, close } = await terminal.openDatabase(readEnv(terminal.env));
    try {
      const all = await db.select().from(stores).orderBy(asc(stores.id));
      for (const { id, name, defaultCountry } of all) {
        const keys = await db
          .select({ key: apiKeys.key })
          .from(apiKeys)
          .where(and(eq(apiKeys.storeId, id), eq(apiKeys.kind, 'publishable')))
          .orderBy(asc(apiKeys.createdAt));
        const origins = await db
          .select({ origin: allowedOrigins.origin })
          .from(allowedOrigins)
          .where(eq(allowedOrigins.storeId, id))
          .orderBy(asc(allowedOrigins.origin));
        terminal.out(`${id}  ${name} (${defaultCountry})`);
        terminal.out(`  keys:  ${keys.map(({ key }) => key).join(', ') || 'none'}`);
        terminal.out(`  sites: ${origins.map(({ origin }) => origin).join(', ') || 'none'}`);
      }
      if (all.length === 0) terminal.out('There is no store yet: `smallshop store create` makes one.');
      return 0;
    } finally {
      await close();
    }
  },
};

export const storeAllowCommand: Command = {
  usage: 'store allow https://shop.example [--store PK_OR_STORE_ID]',
  summary: 'Let the pages of a site use the publishable keys of a store.',
  async run(args, terminal) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { store: { type: 'string' } },
    });
    if (positionals.length === 0) throw new UsageError('Name the site: scheme, host and port.');
    const origins = positionals.map(checkedOrigin);
    const { db, close } = await terminal.openDatabase(readEnv(terminal.env));
    try {
      const { id, name } = await findStore(db, values.store);
      await db
        .insert(allowedOrigins)
        .values(origins.map((origin) => ({ storeId: id, origin })))
        .onConflictDoNothing();
      terminal.out(`${origins.join(', ')} may use the keys of ${name}.`);
      return 0;
    } finally {
      await close();
    }
  },
};
