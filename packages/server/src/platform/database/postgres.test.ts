import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDatabaseProxy, type DatabaseProxy } from '../../test-support/database-proxy.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import type { OpenDatabase } from './client.ts';
import { troubleOf } from './database-errors.ts';
import { newId } from './ids.ts';
import { openPostgres } from './postgres.ts';

const table = newId('connection_test').toLowerCase();

describe.skipIf(!testDatabases.includes('postgres'))('a connection to PostgreSQL', { timeout: 30_000 }, () => {
  /** Beside the database under test, to look and to disturb. */
  let other: pg.Client;
  let proxy: DatabaseProxy;
  let database: OpenDatabase;
  beforeAll(async () => {
    const url = process.env['TEST_DATABASE_URL']!;
    other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query(`create table ${table} (id integer primary key, n integer not null)`);
    proxy = await startDatabaseProxy(url);
    database = openPostgres(`${proxy.url}?lock_timeout=300`);
  });
  afterAll(async () => {
    await database.close();
    await proxy.close();
    await other.query(`drop table ${table}`);
    await other.end();
  });
  beforeEach(() => other.query(`delete from ${table}; insert into ${table} values (1, 0), (2, 0)`));

  const add = (id: number) => sql.raw(`update ${table} set n = n + 1 where id = ${id}`);
  const counts = async () =>
    (await other.query<{ n: number }>(`select n from ${table} order by id`)).rows.map(({ n }) => n);
  const trouble = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error: unknown) => troubleOf(error) ?? error,
    );
  const both = () =>
    database.db.transaction(async (tx) => {
      await tx.execute(add(1));
      await tx.execute(add(2));
    });

  it.each([
    ['begin', 'statement'],
    ['begin', 'answer'],
    ['where id = 1', 'statement'],
    ['where id = 1', 'answer'],
    ['where id = 2', 'statement'],
    ['where id = 2', 'answer'],
  ] as const)(
    'that breaks in a transaction at "%s" (%s lost): the transaction is run again, and counts once',
    async (words, lost) => {
      proxy.breakAt(words, lost);
      await both();
      expect(proxy.isBroken).toBe(true);
      expect(await counts()).toEqual([1, 1]);
    },
  );

  it.each([
    ['statement', [0, 0]],
    ['answer', [1, 1]],
  ] as const)(
    'that breaks at "commit" (%s lost) is reported, because its result is unknown',
    async (lost, expected) => {
      proxy.breakAt('commit', lost);
      expect(await trouble(both())).toBe('disconnected');
      expect(await counts()).toEqual(expected);
    },
  );

  it.each(['statement', 'answer'] as const)(
    'that breaks at a read (%s lost) is replaced, and the read is run again',
    async (lost) => {
      proxy.breakAt('select n from', lost);
      const { rows } = (await database.db.execute(sql.raw(`select n from ${table} order by id`))) as unknown as {
        rows: { n: number }[];
      };
      expect(proxy.isBroken).toBe(true);
      expect(rows.map(({ n }) => n)).toEqual([0, 0]);
    },
  );

  it('that breaks at a single write is reported, because the write may have been committed', async () => {
    proxy.breakAt('where id = 1', 'answer');
    expect(await trouble(database.db.execute(add(1)))).toBe('disconnected');
    expect(await counts()).toEqual([1, 0]);
  });

  it.each(['before the next statement', 'before commit'])(
    'that the server ends while it is checked out and idle, %s, does not end the process',
    async (when) => {
      let attempts = 0;
      await database.db.transaction(async (tx) => {
        attempts += 1;
        await tx.execute(add(1));
        if (attempts > 1) return;
        const { rows } = (await tx.execute(sql`select pg_backend_pid() as pid`)) as unknown as {
          rows: { pid: number }[];
        };
        await other.query('select pg_terminate_backend($1, 5000)', [rows[0]!.pid]);
        // The news arrives between two statements.
        await new Promise((resolve) => setImmediate(resolve));
        if (when === 'before the next statement') await tx.execute(add(1));
      });
      expect([attempts, await counts()]).toEqual([2, [1, 0]]);
    },
  );

  it('keeps the rest of the pool usable: nothing leaks, however many break', async () => {
    for (let nth = 0; nth < 25; nth += 1) {
      proxy.breakAt(nth % 2 ? 'begin' : 'commit', 'statement');
      await trouble(both());
    }
    await Promise.all(Array.from({ length: 20 }, () => database.db.execute(sql`select 1`)));
  });

  it('waits for a lock for a while only, and /healthz does not wait at all', async () => {
    await other.query(`begin; lock table ${table}`);
    try {
      const waiting = Array.from({ length: 12 }, () => trouble(database.db.execute(add(1))));
      await database.ping();
      expect(new Set(await Promise.all(waiting))).toEqual(new Set(['busy']));
    } finally {
      await other.query('rollback');
    }
  });

  it('in a deadlock: the transaction that PostgreSQL ends is run again, and both count', async () => {
    const patient = openPostgres(proxy.url);
    const held = new Set<number>();
    let attempts = 0;
    const opposite = (first: number, second: number) =>
      patient.db.transaction(async (tx) => {
        attempts += 1;
        await tx.execute(add(first));
        held.add(first);
        // Both hold one row before either asks for the other's.
        await expect.poll(() => held.size).toBe(2);
        await tx.execute(add(second));
      });
    try {
      await Promise.all([opposite(1, 2), opposite(2, 1)]);
    } finally {
      await patient.close();
    }
    expect([attempts, await counts()]).toEqual([3, [2, 2]]);
  });

  it('runs a transaction again that cannot be serialized', async () => {
    let attempts = 0;
    await database.db.transaction(
      async (tx) => {
        attempts += 1;
        await tx.execute(sql.raw(`select n from ${table}`));
        if (attempts === 1) await other.query(`update ${table} set n = 5 where id = 1`);
        await tx.execute(add(1));
      },
      { isolationLevel: 'repeatable read' },
    );
    expect([attempts, await counts()]).toEqual([2, [6, 0]]);
  });

  it('hands on what is wrong with the work itself, at the first try', async () => {
    let attempts = 0;
    const work = database.db.transaction(async (tx) => {
      attempts += 1;
      await tx.execute(sql.raw(`insert into ${table} values (1, 1)`));
    });
    await expect(work).rejects.toMatchObject({ cause: { code: '23505' } });
    expect(attempts).toBe(1);
  });
});
