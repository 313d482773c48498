import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../packages/server/src/test-support/test-database.ts';
import { Rounds } from './round.ts';
import { ShopUnderFire } from './shop-under-fire.ts';
import { stepsOf } from './steps.ts';

describe.each(testDatabases)('a server that is killed while orders are placed, on %s', (database) => {
  let shop: ShopUnderFire;
  let rounds: Rounds;
  beforeAll(async () => {
    shop = await ShopUnderFire.open(database);
    rounds = new Rounds(shop);
  });
  afterAll(() => shop.close());

  it.each(stepsOf)('while a shopper %s, at %s: orders, money and goods add up', async (journey, steps) => {
    const result = await rounds.fight({ shoppers: [journey, journey, 'pays by transfer'], deaths: steps.map((at) => ({ at, hit: 1 })) });
    expect(result).toEqual({ kills: steps.length, faults: [] });
  });
});
