import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../packages/server/src/test-support/test-database.ts';
import { Rounds } from './rounds.ts';
import { FaultHarness } from './fault-harness.ts';
import { stepsOf } from './steps.ts';

describe.each(testDatabases)('a server that is killed while orders are placed, on %s', (database) => {
  let shop: FaultHarness;
  let rounds: Rounds;
  beforeAll(async () => {
    shop = await FaultHarness.open(database);
    rounds = new Rounds(shop);
  });
  afterAll(() => shop.close());

  it.each(stepsOf)('while a shopper %s, at %s: orders, money and stock add up', async (journey, steps) => {
    const result = await rounds.run({
      shoppers: [journey, journey, 'pays by transfer'],
      crashPoints: steps.map((at) => ({ at, hit: 1 })),
    });
    expect(result).toEqual({ kills: steps.length, errors: [] });
  });
});
