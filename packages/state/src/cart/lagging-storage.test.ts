import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTestContext, messages, samples, until } from '../test-support/test-context.ts';

const tea = { sku: samples.plain.sku, quantity: 1 };
const cup = { sku: samples.lowStock.sku, quantity: 1 };

/** Sum of the quantities in all carts that the server has and a tab shows: what a shopper would pay for. */
const shown = (testContext: ReturnType<typeof createTestContext>) => {
  const { shop } = testContext.open();
  return until(shop.cart.$pending, (pending) => pending.length === 0).then(async () => {
    await shop.cart.refresh();
    return shop.cart.$cart.get()?.itemCount ?? 0;
  });
};

/** Plays the steps in four tabs and returns how many items were added, and how many a tab shows that opens last. */
async function playInTabs(steps: { tab: number; act: string }[]): Promise<[added: number, shown: number]> {
  const testContext = createTestContext();
  const pages = Array.from({ length: 4 }, () => testContext.open());
  let added = 0;
  for (const { tab, act } of steps) {
    const page = pages[tab]!;
    if (act === 'add' && !page.tab.closed()) {
      page.shop.cart.add(tea);
      added++;
    } else if (act === 'lag' || act === 'catchUp') testContext.browser[act]();
    else if (act === 'loseAnswer') testContext.loseAnswer();
    else if (act === 'close') page.tab.close();
    else await messages();
  }
  testContext.browser.catchUp();
  testContext.loseAnswer(false);
  await messages();
  const last = testContext.open();
  // Also what the open tabs still send: a cart that is read before they are done lacks it.
  const open = [last, ...pages.filter(({ tab }) => !tab.closed())];
  const isSending = () => open.some(({ shop }) => shop.cart.$pending.get().length > 0);
  for (let tries = 0; tries < 40 && isSending(); tries++) {
    testContext.browser.advance(60_000);
    await messages();
  }
  return [added, await shown(testContext)];
}

describe('a browser whose locks are faster than its storage', () => {
  test('ends with one cart where two tabs open one, the second without seeing the first', async () => {
    const testContext = createTestContext();
    const [one, two] = [testContext.open(), testContext.open()];
    testContext.browser.lag();
    await Promise.all([one.shop.cart.settled(one.shop.cart.add(tea)), two.shop.cart.settled(two.shop.cart.add(cup))]);
    testContext.browser.catchUp();
    await messages();
    expect(await shown(testContext)).toBe(2);
  });

  test('opens a new cart after one was paid for, though a tab still reads of the old one', async () => {
    const testContext = createTestContext();
    const [one, two] = [testContext.open(), testContext.open()];
    await one.shop.cart.settled(one.shop.cart.add(tea));
    await messages();
    testContext.browser.lag();
    for (const cart of testContext.server.state.carts.values()) cart.completed = true;
    await Promise.all([one, two].map(({ shop }) => shop.cart.settled(shop.cart.add(tea))));
    testContext.browser.catchUp();
    expect(await shown(testContext)).toBe(2);
  });

  test('keeps what a closed tab left, though the one that takes over reads only a part of it', async () => {
    const testContext = createTestContext();
    const [one, two] = [testContext.open(), testContext.open()];
    await one.shop.cart.settled(one.shop.cart.add(tea));
    await messages();
    testContext.server.set('offline');
    one.shop.cart.add(tea);
    await until(one.shop.cart.$status, (status) => status === 'offline');
    testContext.browser.lag();
    one.shop.cart.add(tea);
    testContext.server.set('normal');
    one.tab.close();
    await until(two.shop.cart.$pending, (pending) => pending.length === 0);
    testContext.browser.catchUp();
    // What it could not read then, it finds as soon as it is looked at again.
    two.tab.wake();
    await until(two.shop.cart.$pending, (pending) => pending.length === 0);
    expect(await shown(testContext)).toBe(3);
  });

  test('counts no addition twice and loses none: any number of tabs, lost answers, closed tabs', async () => {
    const step = fc.record({
      tab: fc.nat({ max: 3 }),
      act: fc.constantFrom('add', 'add', 'add', 'lag', 'catchUp', 'loseAnswer', 'close', 'wait'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
        const [added, inCart] = await playInTabs(steps);
        expect(inCart).toBe(added);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test('an addition does not lose to a tab that sends faster, however often', async () => {
    for (const tabs of [
      [0, 0, 0, 0, 0, 0, 0, 1, 0],
      [...Array(15).fill(0), 1, ...Array(15).fill(0)],
    ]) {
      const [added, inCart] = await playInTabs(tabs.map((tab) => ({ tab, act: 'add' })));
      expect(inCart).toBe(added);
    }
  });
});
