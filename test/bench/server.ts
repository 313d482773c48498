import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildServer } from '../../tools/build.mjs';
import { smallshop } from '../../tools/demo-settings.mjs';
import { startPostgres } from '../../tools/postgres.mjs';
import { writeCatalogue } from './catalogue-file.ts';
import { requestsPerSecond, runProcess, startProcess } from './load.ts';
import { checkOut } from './older-commit.ts';
import { compare, type Report, type Row } from './ratio.ts';
import { prepareStore, startStore, type StoreProcess } from './store-process.ts';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
/** The older commit has no bundle of the server. */
const fromSources = ['--conditions=@smallshop/source', '--disable-warning=ExperimentalWarning'];

/** Of an import, which is compiled by V8 and planned by the database while it runs. */
const importedProducts = 10_000;

/** The commit that the speed of today is measured beside. */
const olderCommit = '139d9a0';
const products = 1000;
const manyProducts = 100_000;
const list = '/v1/products?limit=24&country=US&language=en';
const rounds = 5;

const headersOf = ({ key }: StoreProcess) => ({ authorization: `Bearer ${key}` });
const uncached = (store: StoreProcess, path: string) => requestsPerSecond(store.url + path, headersOf(store), true);
const shoppers = async (store: StoreProcess, doing: 'adds' | 'orders') => {
  const env = { SMALLSHOP_URL: store.url, SMALLSHOP_KEY: store.key };
  return (await runProcess<{ perSecond: number }>([file('shoppers.ts'), doing, String(products)], env)).perSecond;
};

/** The server on PostgreSQL beside an older commit, and with many products beside few. */
export async function serverBench(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'smallshop-catalogues-'));
  const catalogueOf = async (size: number) => {
    const path = join(folder, `${size}.csv`);
    await writeCatalogue(path, size);
    return path;
  };
  const postgres = await startPostgres();
  await buildServer();
  const older = await checkOut(olderCommit);
  const open = async (size: number, command: readonly string[] = [smallshop]) =>
    startStore({ smallshop: command, catalogue: await catalogueOf(size), postgresUrl: postgres.url });
  try {
    const now = await open(products);
    const then = await open(products, [...fromSources, join(older.folder, 'packages/server/src/cli.ts')]);
    const besideThen = async (name: string, atLeast: number, measure: (store: StoreProcess) => Promise<number>) => ({
      name: `${name} ÷ commit ${olderCommit}`,
      unit: 'per second',
      target: { atLeast },
      ...(await compare(
        rounds,
        () => measure(now),
        () => measure(then),
      )),
    });
    report(await besideConstant(now, folder));
    report(await besideThen('list of 24, not cached', 12, (store) => uncached(store, list)));
    const page = '/v1/products/product-{n}?country=US';
    report(await besideThen('product page, not cached', 6, (store) => uncached(store, page)));
    report(await besideThen('add to cart', 6, (store) => shoppers(store, 'adds')));
    report(await besideThen('whole order of 8 requests', 8, (store) => shoppers(store, 'orders')));
    report({ name: 'memory after this load, PostgreSQL', unit: 'MB', a: await now.memory(), target: { atMost: 200 } });
    await Promise.all([now.stop(), then.stop()]);
    report(await besideFew(open));
    const imported = await catalogueOf(importedProducts);
    report(await importSpeed('PostgreSQL', 1500, imported, postgres.url));
    report(await importSpeed('PGlite', 700, imported));
  } finally {
    await postgres.stop();
    await older.remove();
    await rm(folder, { recursive: true });
  }
}

/** A cached page of 24 products beside a handler that returns the very same bytes as a constant. */
async function besideConstant(store: StoreProcess, folder: string): Promise<Row> {
  const headers = headersOf(store);
  const bodyFile = join(folder, 'list.json');
  await writeFile(bodyFile, await (await fetch(store.url + list, { headers })).text());
  const constant = await startProcess([file('constant-handler.ts'), bodyFile]);
  const result = await compare(
    rounds,
    () => requestsPerSecond(store.url + list, headers),
    () => requestsPerSecond(constant.url),
  );
  await constant.stop();
  return { name: 'cached list ÷ constant handler', unit: 'per second', target: { atLeast: 0.7 }, ...result };
}

/** The time of a list with many products beside its time with few. */
async function besideFew(open: (size: number) => Promise<StoreProcess>): Promise<Row> {
  const [few, many] = [await open(100), await open(manyProducts)];
  const milliseconds = async (store: StoreProcess) => 1000 / (await uncached(store, list));
  const result = await compare(
    rounds,
    () => milliseconds(many),
    () => milliseconds(few),
  );
  await Promise.all([few.stop(), many.stop()]);
  return {
    name: `list of 24 among ${manyProducts.toLocaleString('en')} products ÷ among 100`,
    unit: 'ms',
    target: { atMost: 1.6 },
    ...result,
  };
}

async function importSpeed(database: string, atLeast: number, catalogue: string, postgresUrl?: string): Promise<Row> {
  const store = await prepareStore({
    smallshop: [smallshop],
    catalogue,
    ...(postgresUrl !== undefined && { postgresUrl }),
  });
  await store.remove();
  return {
    name: `import without pictures, ${database}`,
    unit: 'products per second',
    a: importedProducts / store.importSeconds,
    target: { atLeast },
  };
}
