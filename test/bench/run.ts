// `npm run bench`: measures side by side in one run and prints ratios; these hold where times do not.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStoreDatabase } from '../../packages/server/src/entrypoints/environment/open-store-database.ts';
import { readEnv } from '../../packages/server/src/entrypoints/environment/env.ts';
import { seedShop } from '../../packages/server/src/entrypoints/seed/seed-shop.ts';
import { build } from '../../tools/build.mjs';
import { demoKey } from '../e2e/support/shop.ts';
import { consentBench } from './consent.ts';
import { gridBench } from './grid.ts';
import { serverBench } from './server.ts';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

await build();
const dataDir = await mkdtemp(join(tmpdir(), 'smallshop-bench-'));
const database = await openStoreDatabase(readEnv({ SMALLSHOP_DATA_DIR: dataDir }));
await seedShop(database.db, {
  dir: root('examples/demo-shop/catalogue'),
  imagesDir: root('.smallshop/pictures'),
  dataDir,
  publishableKey: demoKey,
  origins: [],
});
await database.close();

const rows = [await serverBench(dataDir, demoKey), await gridBench(), ...(await consentBench())];
await rm(dataDir, { recursive: true });
for (const { name, unit, a, b, ratio, target } of rows) {
  console.log(
    `${name}: ${ratio.toFixed(2)} (${a.toFixed(1)} against ${b.toFixed(1)} ` +
      `${unit}${target ? `; the design asks for ${target}` : ''})`,
  );
}
