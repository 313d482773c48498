import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '../../packages/server/src/test-support/test-postgres.ts';
import { buildServer } from '../../tools/build.mjs';
import { smallshop } from '../../tools/demo-settings.mjs';
import { startPostgres } from '../../tools/postgres.mjs';
import { materials, nouns, things, writeRichCatalogue } from './rich-catalogue.ts';
import { read } from './load.ts';
import type { Report } from './ratio.ts';
import { prepareStore, type PreparedStore, type StoreProcess } from './store-process.ts';

const sizes = [100, 10_000, 100_000];
const most = sizes.at(-1)!;
const region = 'country=US&language=en';

/** What shoppers do in a shop with many products. Each search has up to 5,000 hits among 100,000 products. */
const readings = [
  { name: 'search, English', atMost: 60, paths: [...materials, ...nouns].map((word) => `products?search=${word}`) },
  {
    name: 'search, Chinese',
    atMost: 60,
    paths: things.map((word) => `products?search=${encodeURIComponent(word)}`),
  },
  {
    name: 'facets of a search',
    atMost: 60,
    paths: materials.map((word, nth) => `facets?search=${word}&option=Colour:${nth % 2 ? 'Red' : 'Blue'}`),
  },
  {
    name: 'suggestions',
    atMost: 25,
    paths: [...materials, ...nouns].map((word) => `suggestions?search=${word.slice(0, 4)}`),
  },
  // More than 5,000 hits: no target.
  { name: 'search that finds half of the products', paths: ['products?search=handmade'] },
  { name: 'facets of the whole catalogue', paths: ['facets?tag=t1', 'facets?option=Colour:Red'] },
];

/** Many products: finding them, importing them, and taking them to another database. */
export async function catalogueBench(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'smallshop-catalogues-'));
  const postgres = await startPostgres();
  await buildServer();
  try {
    for (const size of sizes) {
      const catalogue = join(folder, `${size}.csv`);
      await writeRichCatalogue(catalogue, size);
      const store = await prepareStore({ smallshop: [smallshop], catalogue, postgresUrl: postgres.url });
      if (size === most) reportImport(report, 'PostgreSQL', store, store.importMegabytes);
      const server = await store.serve();
      await readAll(report, server, size);
      await server.stop();
      await store.remove();
    }
    const embedded = await prepareStore({ smallshop: [smallshop], catalogue: join(folder, `${most}.csv`) });
    reportImport(report, 'PGlite, above an idle process', embedded, embedded.importMegabytes - embedded.idleMegabytes);
    const target = await createTestDatabase(postgres.url);
    const seconds = await embedded.secondsOf('move', '--to', target.url);
    report({
      name: `move of ${count(most)} products from PGlite to PostgreSQL`,
      unit: 'products per second',
      a: most / seconds,
      target: { atLeast: 2000 },
    });
    await embedded.remove();
    await target.drop();
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true });
  }
}

const count = (products: number) => products.toLocaleString('en');

function reportImport(report: Report, database: string, { importSeconds }: PreparedStore, megabytes: number): void {
  const ofImport = `import of ${count(most)} products, ${database}`;
  report({ name: `${ofImport}: memory`, unit: 'MB', a: megabytes, target: { atMost: 300 } });
  report({ name: ofImport, unit: 'products per second', a: most / importSeconds });
}

/** With 4 connections; no cache has the responses. */
async function readAll(report: Report, { url, key }: StoreProcess, size: number): Promise<void> {
  const headers = { authorization: `Bearer ${key}` };
  // Waits until the server has read the products, which it begins at its start.
  await (await fetch(`${url}/v1/products?search=linen&${region}`, { headers })).text();
  const readingOf = (paths: readonly string[]) => ({
    urls: paths.map((path) => `${url}/v1/${path}&${region}`),
    ...{ headers, isUnique: true, connections: 4 },
  });
  // A server that was just started compiles its code while it answers: the first reading would pay for all of them.
  for (const { paths } of readings) await read({ ...readingOf(paths), seconds: 3 });
  for (const { name, atMost, paths } of readings) {
    const { p99 } = await read({ ...readingOf(paths), seconds: 6 });
    report({
      name: `${name}, 99 of 100 among ${count(size)} products`,
      unit: 'ms',
      a: p99,
      ...(atMost !== undefined && size === most && { target: { atMost } }),
    });
  }
}
