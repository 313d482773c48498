import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTestContext, messages, samples, until } from '../test-support/test-context.ts';

const tea = { sku: samples.plain.sku, quantity: 1 };
const cup = { sku: samples.lowStock.sku, quantity: 1 };

/** Pieces in all carts that the server has and a tab shows: what a shopper would pay for. */
const shown = (scene: ReturnType<typeof createTestContext>) => {
  const { shop } = scene.open();
  return until(shop.cart.$pending, (pending) => pending.length === 0).then(async () => {
    await shop.cart.refresh();
    return shop.cart.$cart.get()?.itemCount ?? 0;
  });
};

describe('a browser whose locks are faster than its storage', () => {
  test('ends with one cart where two tabs open one, the second without seeing the first', async () => {
    const scene = createTestContext();
    const [one, two] = [scene.open(), scene.open()];
    scene.browser.lag();
    await Promise.all([one.shop.cart.settled(one.shop.cart.add(tea)), two.shop.cart.settled(two.shop.cart.add(cup))]);
    scene.browser.catchUp();
    await messages();
    expect(await shown(scene)).toBe(2);
  });

  test('opens a new cart after one was paid for, though a tab still reads of the old one', async () => {
    const scene = createTestContext();
    const [one, two] = [scene.open(), scene.open()];
    await one.shop.cart.settled(one.shop.cart.add(tea));
    await messages();
    scene.browser.lag();
    for (const cart of scene.server.state.carts.values()) cart.completed = true;
    await Promise.all([one, two].map(({ shop }) => shop.cart.settled(shop.cart.add(tea))));
    scene.browser.catchUp();
    expect(await shown(scene)).toBe(2);
  });

  test('keeps what a closed tab left, though the one that takes over reads only a part of it', async () => {
    const scene = createTestContext();
    const [one, two] = [scene.open(), scene.open()];
    await one.shop.cart.settled(one.shop.cart.add(tea));
    await messages();
    scene.server.set('offline');
    one.shop.cart.add(tea);
    await until(one.shop.cart.$status, (status) => status === 'offline');
    scene.browser.lag();
    one.shop.cart.add(tea);
    scene.server.set('normal');
    one.tab.close();
    await until(two.shop.cart.$pending, (pending) => pending.length === 0);
    scene.browser.catchUp();
    // What it could not read then, it finds as soon as it is looked at again.
    two.tab.wake();
    await until(two.shop.cart.$pending, (pending) => pending.length === 0);
    expect(await shown(scene)).toBe(3);
  });

  test('counts no addition twice and loses none: any number of tabs, lost answers, closed tabs', async () => {
    const step = fc.record({
      tab: fc.nat({ max: 3 }), act: fc.constantFrom('add', 'add', 'add', 'lag', 'catchUp', 'loseAnswer', 'close', 'wait'),
    });
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      const scene = createTestContext();
      const pages = Array.from({ length: 4 }, () => scene.open());
      let added = 0;
      for (const { tab, act } of steps) {
        const page = pages[tab]!;
        if (act === 'add' && !page.tab.closed()) {
          page.shop.cart.add(tea);
          added++;
        } else if (act === 'lag' || act === 'catchUp') scene.browser[act]();
        else if (act === 'loseAnswer') scene.loseAnswer();
        else if (act === 'close') page.tab.close();
        else await messages();
      }
      scene.browser.catchUp();
      scene.loseAnswer(false);
      await messages();
      const last = scene.open();
      for (let tries = 0; tries < 20 && last.shop.cart.$pending.get().length > 0; tries++) {
        scene.browser.advance(60_000);
        await messages();
      }
      expect(await shown(scene)).toBe(added);
    }), { numRuns: 60 });
  }, 120_000);
});
