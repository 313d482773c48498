import { PGlite } from '@electric-sql/pglite';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromPglite, type OpenDatabase } from '../platform/database/client.ts';
import { hashToken } from '../platform/database/ids.ts';
import { migrationsFolder } from '../platform/database/migrate.ts';
import { exists, writeAtomically } from '../catalog/media/originals.ts';
import { embeddedDatabaseDir } from '../entrypoints/environment/open-store-database.ts';
import { createTestDatabase, openTestPostgres } from './test-postgres.ts';

/** Which databases the tests run on: PGlite always, PostgreSQL where `TEST_DATABASE_URL` names a server. */
export const testDatabases: readonly ('pglite' | 'postgres')[] = process.env['TEST_DATABASE_URL']
  ? ['pglite', 'postgres']
  : ['pglite'];

/** PostgreSQL, if there is one: it answers a statement five times as fast as PGlite. */
export const fastestDatabase = testDatabases.at(-1)!;

/** Whether the long forms of tests run: `npm run test:long`. */
export const isLongForm = process.env['SMALLSHOP_TEST_FORM'] === 'long';

/**
 * Both databases in the long form, else the fastest: where what the database does is tested on both in any case, by the
 * tests of the API, of placing orders and of races.
 */
export const longFormDatabases = isLongForm ? testDatabases : [fastestDatabase];

/** How often a test with random input runs: a tenth on the slower database, except in the long form. */
export const runsOn = (kind: 'pglite' | 'postgres', runs: number): number =>
  isLongForm || kind === fastestDatabase ? runs : Math.ceil(runs / 10);

/** A fresh, migrated database that closing throws away. */
export async function openTestDatabase(kind: 'pglite' | 'postgres'): Promise<OpenDatabase> {
  const database = kind === 'pglite' ? await freshPglite() : await openTestPostgres(await createTestDatabase());
  await database.migrate();
  return database;
}

/**
 * To open a cluster, PGlite fills the shared memory and writes every file, which takes most of its time. The tests need
 * little of either: one connection, and buffers for a small database.
 */
const clusterOptions = [
  '--wal-segsize=1',
  '--set=max_wal_size=2MB',
  '--set=min_wal_size=2MB',
  '--set=wal_init_zero=off',
  '--set=shared_buffers=8MB',
  '--set=max_connections=10',
];

/** Making a cluster takes PGlite seconds: it is made once and kept with the dependencies. */
async function freshPglite(): Promise<OpenDatabase> {
  return fromPglite(await loadPglite((await prepareClusters()).migrated));
}

/** Files of clusters: without tables, and with all of them. The test runner calls this before it starts its workers. */
export async function prepareClusters(): Promise<{ empty: string; migrated: string }> {
  const cache = fileURLToPath(new URL('../../../../node_modules/.cache/smallshop/', import.meta.url));
  const state = await stateOfTables();
  const names = { empty: `pglite-empty-${state}.tar`, migrated: `pglite-${state}.tar` };
  const files = { empty: join(cache, names.empty), migrated: join(cache, names.migrated) };
  if ((await exists(files.empty)) && (await exists(files.migrated))) return files;
  const client = await PGlite.create('memory://', { initDbStartParams: clusterOptions });
  // Half of the files. PGlite connects to another database.
  for (const other of ['template0', 'template1']) {
    await client.query('update pg_database set datistemplate = false where datname = $1', [other]);
    await client.exec(`drop database ${other}`);
  }
  await mkdir(cache, { recursive: true });
  for (const old of await readdir(cache))
    if (/^pglite-[\w-]+\.tar$/.test(old) && !Object.values(names).includes(old))
      await rm(join(cache, old), { force: true });
  await writeAtomically(files.empty, await dumpPglite(client));
  const made = fromPglite(client);
  await made.migrate();
  await writeAtomically(files.migrated, await dumpPglite(client));
  await made.close();
  return files;
}

/** Puts a cluster where a server with this data folder has its database. PGlite needs seconds to make one. */
export async function placeCluster(state: 'empty' | 'migrated', dataDir: string): Promise<void> {
  const cluster = (await prepareClusters())[state];
  await mkdir(dataDir, { recursive: true });
  await (await loadPglite(cluster, embeddedDatabaseDir(dataDir))).close();
}

/** The cluster as a file. After a checkpoint: a copy would begin with a recovery from the log of all that was done. */
export async function dumpPglite(client: PGlite): Promise<Uint8Array> {
  await client.exec('checkpoint');
  return new Uint8Array(await (await client.dumpDataDir('none')).arrayBuffer());
}

/** Compiled once for each process: that takes PGlite most of the time in which it opens. */
let program: Promise<{ pgliteWasmModule: WebAssembly.Module; fsBundle: Blob }> | undefined;

/** A file in memory, which its readers copy. Node reads the bytes of a plain `Blob` of 40 MB for more than a second. */
class LoadedFile extends Blob {
  readonly #bytes: ArrayBuffer;
  constructor(file: Uint8Array<ArrayBuffer>) {
    super();
    this.#bytes = file.byteLength === file.buffer.byteLength ? file.buffer : file.slice().buffer;
  }
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(this.#bytes);
  }
}

/** Read once for each process. */
const clusters = new Map<string, Promise<LoadedFile>>();

/** Opens a copy of a cluster, in memory or in a folder. */
export async function loadPglite(template: string, dataDir = 'memory://'): Promise<PGlite> {
  program ??= (async () => {
    const folder = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
    const [wasm, data] = await Promise.all(['pglite.wasm', 'pglite.data'].map((file) => readFile(join(folder, file))));
    return { pgliteWasmModule: await WebAssembly.compile(wasm!), fsBundle: new LoadedFile(data!) };
  })();
  const cluster = clusters.get(template) ?? readFile(template).then((bytes) => new LoadedFile(bytes));
  clusters.set(template, cluster);
  return PGlite.create({ ...(await program), loadDataDir: await cluster, dataDir });
}

/** Changes with the migrations, with PGlite and with the cluster's options. */
async function stateOfTables(): Promise<string> {
  const files = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql'));
  const parts = await Promise.all(
    [join('meta', '_journal.json'), ...files].map((name) => readFile(join(migrationsFolder, name), 'utf8')),
  );
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  return hashToken(
    [await readFile(join(dirname(pglite), '..', 'package.json'), 'utf8'), ...clusterOptions, ...parts].join(),
  ).slice(0, 16);
}
