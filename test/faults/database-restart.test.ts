import { routes } from '@smallshop/contract';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLongForm } from '../../packages/server/src/test-support/test-database.ts';
import { postgresPrograms, startPostgres, type PostgresCluster } from '../../tools/postgres.mjs';
import type { Journey } from './journeys.ts';
import { Rounds } from './rounds.ts';
import { FaultHarness } from './fault-harness.ts';

const shoppers: Journey[] = [
  'pays by card',
  'pays with Stripe',
  'comes back from the bank',
  'pays by transfer',
  'pays with a gift card alone',
  'pays by card',
];

/** The more sessions have ended, the longer the server waits before it opens another. */
const enough = isLongForm ? 60 : 30;

describe.skipIf(!postgresPrograms())('a PostgreSQL server that goes away under load', () => {
  let cluster: PostgresCluster;
  let shop: FaultHarness;
  let rounds: Rounds;
  beforeAll(async () => {
    cluster = await startPostgres();
    shop = await FaultHarness.open('postgres', cluster.url);
    rounds = new Rounds(shop);
  });
  afterAll(async () => {
    await shop.close();
    await cluster.stop();
  });

  it.each(['fast', 'immediate', 'fast'] as const)(
    'and is started again (%s): the shop process lives, requests get 503 and come again, and the books add up',
    async (mode) => {
      const before = shop.unavailable;
      const meanwhile = async () => {
        await cluster.halt(mode);
        const health = await fetch(`${await shop.url()}/healthz`);
        expect([health.status, health.headers.get('Retry-After')]).toEqual([503, '2']);
        const asked = shop.ok(routes.cart.create, { lines: [{ sku: 'SOAP', quantity: 1 }] });
        await expect.poll(() => shop.unavailable).toBeGreaterThan(before);
        await cluster.start();
        expect((await asked).cart.lines).toHaveLength(1);
        await expect.poll(async () => (await fetch(`${await shop.url()}/healthz`)).status).toBe(200);
      };
      expect(await rounds.run({ shoppers, crashPoints: [], meanwhile })).toEqual({ kills: 0, errors: [] });
    },
  );

  it('ends its sessions at many points: nothing is lost, and nothing is done twice', async () => {
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    let ended = 0;
    const meanwhile = async () => {
      // Statements take a millisecond or so each: every round hits other ones.
      while (ended < enough) {
        const { rowCount } = await client.query(
          `select pg_terminate_backend(pid, 1000) from pg_stat_activity where datname like 'smallshop_test%'`,
        );
        ended += rowCount ?? 0;
      }
    };
    try {
      expect(await rounds.run({ shoppers: [...shoppers, ...shoppers], crashPoints: [], meanwhile })).toEqual({
        kills: 0,
        errors: [],
      });
    } finally {
      await client.end();
    }
    expect(ended).toBeGreaterThanOrEqual(enough);
  });
});
