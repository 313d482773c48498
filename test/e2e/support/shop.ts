import { createAdaptorServer } from '@hono/node-server';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createApp, type App } from '../../../packages/server/src/app.ts';
import type { Database } from '../../../packages/server/src/db/client.ts';
import { seedShop } from '../../../packages/server/src/seed/seed-shop.ts';
import { openTestDatabase } from '../../../packages/server/src/test-support/test-database.ts';

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export const demoKey = 'pk_demo_osmanthe';

export interface RunningShop {
  url: string;
  /** The very database that the server writes to: what a test reads is what was sold. */
  db: Database;
  storeId: string;
  dataDir: string;
  close(): Promise<void>;
}

/** The demo shop as `npm start` serves it, on a free port and a database of its own. */
export async function startShop(kind: 'pglite' | 'postgres' = 'pglite', { origins = [] as string[] } = {}): Promise<RunningShop> {
  const dataDir = await mkdtemp(join(tmpdir(), 'smallshop-e2e-'));
  const database = await openTestDatabase(kind);
  let app: App | undefined;
  const server = createAdaptorServer({ fetch: (request) => app!.fetch(request) });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { storeId } = await seedShop(database.db, {
    dir: root('examples/demo-shop/catalogue'),
    imagesDir: root('.smallshop/pictures'),
    dataDir,
    publishableKey: demoKey,
    origins: [url, ...origins],
  });
  app = createApp({
    db: database.db,
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    dataDir,
    payments: ['test', 'bank_transfer'],
    siteDir: root('examples/demo-shop/dist'),
    cdnDir: root('packages/elements/dist/cdn'),
  });
  return {
    url, storeId, dataDir,
    db: database.db,
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await database.close();
      // A picture may still be on its way to the disk.
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
