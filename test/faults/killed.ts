import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fastestDatabase, isLongForm } from '../../packages/server/src/test-support/test-database.ts';
import type { DatabaseKind } from './environment.ts';
import { FaultHarness } from './fault-harness.ts';
import type { Journey } from './journeys.ts';
import { Rounds } from './rounds.ts';
import { stepsOf } from './steps.ts';

/** On the slower database, those that have every kind of step: in a request, at Stripe, and in a webhook. */
const chosen: readonly Journey[] = ['pays by card', 'pays with Stripe', 'pays and leaves'];
const journeysOn = (database: DatabaseKind) =>
  isLongForm || database === fastestDatabase ? stepsOf : stepsOf.filter(([journey]) => chosen.includes(journey));

/** Each database has a test file of its own, because files run beside each other. */
export function testKilledServers(databases: readonly DatabaseKind[]): void {
  describe.each(databases)('a server that is killed while orders are placed, on %s', (database) => {
    let shop: FaultHarness;
    let rounds: Rounds;
    beforeAll(async () => {
      shop = await FaultHarness.open(database);
      rounds = new Rounds(shop);
    });
    afterAll(() => shop.close());

    it.each(journeysOn(database))(
      'while a shopper %s, at %s: orders, money and stock add up',
      async (journey, steps) => {
        const result = await rounds.run({
          shoppers: [journey, journey, 'pays by transfer'],
          crashPoints: steps.map((at) => ({ at, hit: 1 })),
        });
        expect(result).toEqual({ kills: steps.length, errors: [] });
      },
    );
  });
}
