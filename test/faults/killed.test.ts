import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../packages/server/src/test-support/test-database.ts';
import type { Step } from './deaths.ts';
import type { Journey } from './journeys.ts';
import { Rounds } from './round.ts';
import { ShopUnderFire } from './shop-under-fire.ts';

/** Every step of placing an order, in an order in which each is come by: a server dies, the next one goes on and dies one step later. */
const deaths: [Journey, Step[]][] = [
  ['pays by card', ['begin', 'before_reserve', 'reserved', 'authorised', 'before_settle', 'after_settle']],
  ['pays with Stripe', ['begin', 'before_reserve', 'reserved', 'before create', 'after create', 'authorised', 'before_settle', 'after_settle']],
  ['comes back from the bank', ['before retrieve', 'after retrieve', 'authorised', 'before_settle', 'after_settle']],
  ['pays and leaves', ['before retrieve', 'after retrieve', 'before_settle', 'after_settle']],
  ['pays and is forgotten', ['before retrieve', 'after retrieve', 'before_settle', 'after_settle']],
  ['pays and changes the cart', ['before refund', 'after refund']],
  ['turns back at the payment form', ['before cancel', 'after cancel']],
];

describe.each(testDatabases)('a server that is killed while orders are placed, on %s', (database) => {
  let shop: ShopUnderFire;
  let rounds: Rounds;
  beforeAll(async () => {
    shop = await ShopUnderFire.open(database);
    rounds = new Rounds(shop);
  });
  afterAll(() => shop.close());

  it.each(deaths)('while a shopper %s, at %s: orders, money and goods add up', async (journey, steps) => {
    const result = await rounds.fight({ shoppers: [journey, journey, 'pays by transfer'], deaths: steps.map((at) => ({ at, hit: 1 })) });
    expect(result).toEqual({ kills: steps.length, faults: [] });
  });
});
