import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnv } from '../../environment/env.ts';
import { seedShop } from '../../seed/seed-shop.ts';
import { checkedOrigin } from '../terminal/checked-origin.ts';
import { UsageError, type Command } from '../terminal/terminal.ts';

export const seedCommand: Command = {
  usage: 'seed DIR [--images DIR] [--publishable-key pk_demo_osmanthe] [--origin https://shop.example …]',
  summary: 'Fill a store from a catalogue folder (shop.json); safe to repeat.',
  async run(args, terminal) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        images: { type: 'string' },
        'publishable-key': { type: 'string', default: 'pk_demo_osmanthe' },
        origin: { type: 'string', multiple: true, default: [] },
      },
    });
    const [dir] = positionals;
    if (!dir || positionals.length > 1) throw new UsageError('Name one catalogue folder.');
    const publishableKey = values['publishable-key'];
    if (!/^pk_\w{4,60}$/.test(publishableKey))
      throw new UsageError('--publishable-key has to be pk_ and 4 to 60 letters, digits or underscores.');
    const origins = values.origin.map(checkedOrigin);
    const env = readEnv(terminal.env);
    const database = await terminal.openDatabase(env);
    try {
      const imagesDir = values.images ?? join(dir, 'images');
      const result = await seedShop(database.db, { dir, imagesDir, dataDir: env.dataDir, publishableKey, origins });
      const { created, updated, unchanged } = result.products;
      terminal.out(`Products: ${created} created, ${updated} updated, ${unchanged} unchanged.`);
      if (result.secretKey) terminal.out(`The secret key is in ${await keepSecret(env.dataDir, result.secretKey)}`);
      return 0;
    } finally {
      await database.close();
    }
  },
};

/** The database has only its hash, so this file is where the demo's owner finds it. */
async function keepSecret(dataDir: string, secretKey: string): Promise<string> {
  const path = join(dataDir, 'secret-key.txt');
  await mkdir(dataDir, { recursive: true });
  await writeFile(path, `${secretKey}\n`, { mode: 0o600 });
  return path;
}
