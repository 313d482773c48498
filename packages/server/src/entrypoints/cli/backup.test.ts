import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productListings, products, variantPrices, variants } from '../../catalog/catalog.tables.ts';
import { adjustLevel } from '../../catalog/stock/adjust-stock.ts';
import { createTestOrder } from '../../orders/fulfillment/order-flow.harness.ts';
import { writeBackup } from '../../platform/backup/backup-folder.ts';
import type { OpenDatabase } from '../../platform/database/client.ts';
import { appliedMigrations } from '../../platform/database/known-migrations.ts';
import { knownMigrations } from '../../platform/database/migrate.ts';
import { stores } from '../../shop/store/store.tables.ts';
import { hashTables } from '../../test-support/hash-tables.ts';
import { fastestDatabase, placeCluster, testDatabases } from '../../test-support/test-database.ts';
import { createTestDatabase } from '../../test-support/test-postgres.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { readEnv } from '../environment/env.ts';
import { openStoreDatabase, openUnmigratedDatabase } from '../environment/open-store-database.ts';
import { runCli } from './run.ts';

type Kind = (typeof testDatabases)[number];
type Place = Record<string, string>;

/** Backups and moves go from each kind of database to the other. */
const otherThan = (kind: Kind) => testDatabases.find((other) => other !== kind) ?? kind;
const filesIn = async (folder: string) => (await readdir(folder)).toSorted();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let places: string;
const cleanUp: (() => Promise<unknown>)[] = [];
beforeAll(async () => void (places = await mkdtemp(join(tmpdir(), 'smallshop-backup-'))));
afterAll(async () => {
  for (const one of cleanUp) await one();
  await rm(places, { recursive: true });
});

/** The settings of a server that has no data yet. */
async function emptyPlace(kind: Kind): Promise<Place> {
  const dataDir = await mkdtemp(join(places, 'data-'));
  if (kind === 'pglite') {
    await placeCluster('empty', dataDir);
    return { SMALLSHOP_DATA_DIR: dataDir };
  }
  const { url, drop } = await createTestDatabase();
  cleanUp.push(drop);
  return { SMALLSHOP_DATA_DIR: dataDir, DATABASE_URL: url };
}

async function withDatabase<T>(place: Place, work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const database = await openUnmigratedDatabase(readEnv(place));
  return work(database).finally(() => database.close());
}
const tablesIn = (place: Place) => withDatabase(place, ({ db }) => hashTables(db));

async function run(env: Place, args: string[], openInUse = openStoreDatabase) {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const code = await runCli(args, {
    env: { LOG_LEVEL: 'silent', ...env },
    out: say,
    error: say,
    openDatabase: openInUse,
  });
  return { code, text: lines.join('\n') };
}

describe.each(testDatabases)('a shop on %s', (kind) => {
  let server: TestServer;
  let backup: string;
  beforeAll(async () => {
    server = await createTestServer({ database: kind });
    backup = join(places, `backup-${kind}`);
    await createTestOrder(server);
    // What JSON writes differently, and what a text of one line must escape.
    await server.db.update(products).set({ vendor: 'a"b\\c\nd\u2028e 茶 \u{1f375}', tags: ['x,y', '{}', 'NULL', ''] });
  });
  afterAll(() => server.close());

  const nothing = async () => {};
  /** Runs a command that opens the database of this shop. */
  const runHere = (env: Place, ...args: string[]) =>
    run(env, args, async () => ({
      db: server.db,
      kind,
      ping: nothing,
      migrate: nothing,
      vacuum: nothing,
      close: nothing,
    }));
  const writeHere = (folder: string) => runHere({ SMALLSHOP_DATA_DIR: server.deps.dataDir }, 'backup', folder);

  it('is written into a folder that only its owner can read, and again into the same', async () => {
    const first = await writeHere(backup);
    expect(first).toMatchObject({ code: 0, text: expect.stringMatching(/Rows: \d+\. Pictures: \d+\. Written to /) });
    const file = join(backup, 'tables', 'orders.jsonl');
    expect((await stat(file)).mode & 0o077).toBe(0);
    const before = await readFile(file, 'utf8');
    expect(before).toContain('ada@example.com');
    expect((await writeHere(backup)).code).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await stat(backup)).mode & 0o077).toBe(0);
    expect(await filesIn(join(backup, 'pictures'))).toEqual(await filesIn(join(server.deps.dataDir, 'originals')));
    // A folder of something else is not taken for a backup.
    await mkdir(join(places, `export-${kind}`, 'pictures'), { recursive: true });
    expect(await writeHere(join(places, `export-${kind}`))).toMatchObject({
      code: 1,
      text: expect.stringMatching(/has other files \(pictures\)\. Name an empty folder/),
    });
    expect(await writeHere(join(file, 'below'))).toMatchObject({
      code: 2,
      text: expect.stringMatching(/below cannot be written: .*Name another folder/),
    });
  });

  // Opening an embedded database takes seconds: a backup goes to PostgreSQL, and a move the other way.
  it.runIf(kind === 'pglite')('is the same after it was restored into a database of the other kind', async () => {
    const env = await emptyPlace(otherThan(kind));
    const { code, text } = await run(env, ['restore', backup]);
    expect(text).toMatch(/Rows: \d+\. Pictures: \d+\. The shop is as it was at 2/);
    expect(code).toBe(0);
    expect(await tablesIn(env)).toEqual(await hashTables(server.db));
    expect(await filesIn(join(env['SMALLSHOP_DATA_DIR']!, 'originals'))).toEqual(
      await filesIn(join(server.deps.dataDir, 'originals')),
    );
    // A backup of what was restored is the same one.
    const again = join(places, `again-${kind}`);
    expect((await run(env, ['backup', again])).code).toBe(0);
    for (const name of await filesIn(join(backup, 'tables')))
      expect(await readFile(join(again, 'tables', name), 'utf8'), name).toBe(
        await readFile(join(backup, 'tables', name), 'utf8'),
      );
    // It is not overwritten.
    expect(await run(env, ['restore', backup])).toMatchObject({
      code: 1,
      text: expect.stringMatching(/The database has data already, in .*Nothing was changed\. Name an empty one/),
    });
    // Numbers that the database gives go on, and triggers run again.
    await withDatabase(env, async ({ db }) => {
      const { storeId } = server;
      const [variant] = await db.select().from(variants).where(eq(variants.storeId, storeId));
      const occasion = {
        reason: 'received',
        actor: { kind: 'system', id: null },
        reference: null,
        at: new Date(),
      } as const;
      expect(await adjustLevel(db, { storeId, variantId: variant!.id }, 3, occasion)).toBe(undefined);
      await db.update(variantPrices).set({ amount: 77 }).where(eq(variantPrices.variantId, variant!.id));
      const listings = await db
        .select({ price: productListings.price })
        .from(productListings)
        .where(eq(productListings.productId, variant!.productId));
      expect(listings.map(({ price }) => price)).toContain(77);
    });
  });

  it.runIf(kind === testDatabases.at(-1))('moves to the other kind of database', async () => {
    const target = otherThan(kind);
    const { SMALLSHOP_DATA_DIR: dataDir, DATABASE_URL: url } = await emptyPlace(target);
    // What the command opens is the database of the server, whatever the settings say of it.
    const inUse = { SMALLSHOP_DATA_DIR: dataDir!, DATABASE_URL: kind === 'postgres' ? 'postgresql://in.use/shop' : '' };
    const { code, text } = await runHere(inUse, 'move', '--to', url ?? 'embedded');
    if (kind === target && kind === 'pglite') {
      expect([code, text]).toEqual([2, expect.stringContaining('--to names the database that is in use')]);
      return;
    }
    expect(text).toMatch(/Rows: \d+\. Pictures stay in the data folder[^]*From now on start the server with/);
    expect(code).toBe(0);
    expect(await tablesIn({ SMALLSHOP_DATA_DIR: dataDir!, ...(url && { DATABASE_URL: url }) })).toEqual(
      await hashTables(server.db),
    );
  });
});

describe('a backup', () => {
  it('of an older version is restored, and brought up to date', async () => {
    const [before, after, folder] = [
      await emptyPlace(fastestDatabase),
      await emptyPlace(fastestDatabase),
      join(places, 'older'),
    ];
    await withDatabase(before, async (database) => {
      await database.migrate(knownMigrations()[0]);
      await database.db.execute(sql`insert into stores (id, name, languages, default_language, default_country)
        values ('store_old', 'Old', '{en}', 'en', 'US')`);
      await writeBackup(database, join(places, 'none'), folder, new Date(), () => {});
    });
    expect(await run(after, ['restore', folder])).toMatchObject({ code: 0 });
    await withDatabase(after, async ({ db }) => {
      expect(await appliedMigrations(db)).toEqual(knownMigrations());
      expect(await db.select({ name: stores.name }).from(stores)).toEqual([{ name: 'Old' }]);
    });
  });

  it('without a picture, or with a changed one, is not restored', async () => {
    const [env, folder, originals] = [await emptyPlace(fastestDatabase), join(places, 'pictured'), join(places, 'own')];
    const name = `${sha256('a picture').slice(0, 40)}.png`;
    await mkdir(originals);
    await writeFile(join(originals, name), 'a picture');
    await withDatabase(await emptyPlace(fastestDatabase), async (database) => {
      await database.migrate();
      await writeBackup(database, originals, folder, new Date(), () => {});
    });
    const file = join(folder, 'pictures', name);
    await writeFile(file, 'another');
    expect((await run(env, ['restore', folder])).text).toBe(
      `${file} is not what was written. Nothing was restored. Copy the backup again, or take another one.`,
    );
    await rm(file);
    expect((await run(env, ['restore', folder])).text).toContain(`${file} is missing. Nothing was restored.`);
    await writeFile(file, 'a picture');
    expect((await run(env, ['restore', folder])).code).toBe(0);
    expect(await filesIn(join(env['SMALLSHOP_DATA_DIR']!, 'originals'))).toEqual([name]);
  });

  it('that is half, changed, or of a newer version is not restored', async () => {
    const env = await emptyPlace(fastestDatabase);
    const folder = join(places, 'damaged');
    await withDatabase(await emptyPlace(fastestDatabase), async (database) => {
      await database.migrate();
      await database.db
        .insert(stores)
        .values({ id: 'store_a', name: 'A', languages: ['en'], defaultLanguage: 'en', defaultCountry: 'US' });
      await writeBackup(database, join(places, 'none'), folder, new Date(), () => {});
    });
    const restored = () => run(env, ['restore', folder]);
    const [file, table] = [join(folder, 'backup.json'), join(folder, 'tables', 'stores.jsonl')];
    const [contents, rows] = [await readFile(file, 'utf8'), await readFile(table, 'utf8')];
    await rm(file);
    expect((await restored()).text).toMatch(/backup\.json is missing: .* was interrupted/);
    await writeFile(file, contents.replace(/"migration": "\w/, '"migration": "x'));
    expect((await restored()).text).toContain('made by a newer version of SmallShop');
    await writeFile(file, contents);
    await writeFile(table, rows.replace('"A"', '"B"'));
    expect((await restored()).text).toContain('stores.jsonl is not what was written. Nothing was restored.');
    // A row that the database refuses leaves nothing behind: the same place takes the backup when it is right.
    await writeFile(table, rows + rows);
    await writeFile(file, contents.replace(/("stores": \{\s*"rows": 1,\s*"sha256": ")\w+/, `$1${sha256(rows + rows)}`));
    expect(await restored()).toMatchObject({ code: 1, text: expect.stringContaining('unique index "stores_pkey"') });
    await writeFile(table, rows);
    await writeFile(file, contents);
    expect((await restored()).code).toBe(0);
  });
});

it('a move names what is wrong with the database it goes to', async () => {
  const env = await emptyPlace('pglite');
  const move = (...to: string[]) => run(env, ['move', ...to]);
  expect(await move()).toMatchObject({ code: 2, text: expect.stringContaining('--to is missing: the postgresql://') });
  expect(await move('--to', 'mysql://x/y')).toMatchObject({ code: 2, text: expect.stringContaining('--to must be') });
  expect(await move('--to', 'postgresql://127.0.0.1:1/x')).toMatchObject({
    code: 1,
    text: expect.stringMatching(/^The database does not answer \(.*127\.0\.0\.1:1\)\. Start PostgreSQL, or correct/),
  });
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) return;
  const missing = Object.assign(new URL(server), { pathname: '/smallshop_missing' });
  expect(await move('--to', missing.href)).toMatchObject({
    code: 1,
    text:
      'database "smallshop_missing" does not exist. Create it, with "createdb" or "create database", or name ' +
      'another one.',
  });
});
