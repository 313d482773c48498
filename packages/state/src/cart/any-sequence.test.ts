import { discountCode, testGiftCards } from '@smallshop/mocks';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createShop } from '../index.ts';
import { createShop as createPageShop } from '../page.ts';
import { createTestContext, messages, samples, type Page, type TestContext } from '../test-support/test-context.ts';

const codes = [discountCode, testGiftCards.fifty, testGiftCards.thousand, testGiftCards.expired];
const skus = [samples.plain.sku, samples.lowStock.sku, 'RICE-BOWL', 'GAIWAN'];

// Fetched when first needed: here that would take longer than the shop's hour.
beforeAll(() => Promise.all([import('./cart-store.ts'), import('./sending/sender.ts')]));

type Step =
  | { act: 'add'; tab: number; sku: number; quantity: number }
  | { act: 'set'; tab: number; line: number; quantity: number }
  | { act: 'remove'; tab: number; line: number }
  | { act: 'code'; tab: number; code: number }
  | { act: 'uncard'; tab: number; card: number }
  | { act: 'lose' }
  | { act: 'offline' }
  | { act: 'online' }
  | { act: 'reload'; tab: number }
  | { act: 'wake'; tab: number };

const tab = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('add' as const),
      tab,
      sku: fc.nat(3),
      quantity: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('set' as const),
      tab,
      line: fc.nat(3),
      quantity: fc.integer({ min: 0, max: 4 }),
    }),
  },
  fc.record({ act: fc.constant('remove' as const), tab, line: fc.nat(3) }),
  fc.record({ act: fc.constant('code' as const), tab, code: fc.nat(3) }),
  fc.record({ act: fc.constant('uncard' as const), tab, card: fc.nat(2) }),
  fc.constantFrom<Step>({ act: 'lose' }, { act: 'offline' }, { act: 'online' }),
  fc.constantFrom<Step>(
    { act: 'reload', tab: 0 },
    { act: 'reload', tab: 1 },
    { act: 'wake', tab: 0 },
    { act: 'wake', tab: 1 },
  ),
);

async function play(testContext: TestContext, pages: Page[], next: Step): Promise<void> {
  if (next.act === 'lose') return testContext.loseAnswer();
  if (next.act === 'offline') return testContext.server.set('offline');
  if (next.act === 'online') return testContext.server.set('normal');
  const page = pages[next.tab]!;
  const { cart } = page.shop;
  if (next.act === 'reload') {
    page.tab.close();
    pages[next.tab] = testContext.open();
  } else if (next.act === 'wake') page.tab.wake();
  else if (next.act === 'code') cart.applyCode(codes[next.code]!);
  else if (next.act === 'uncard') {
    const card = cart.$cart.get()?.giftCards[next.card];
    if (card) cart.removeGiftCard(card.id);
  } else if (next.act === 'add') cart.add({ sku: skus[next.sku]!, quantity: next.quantity });
  else {
    const line = cart.$cart.get()?.lines[next.line];
    if (!line) return;
    if (next.act === 'remove') cart.remove(line.id);
    else cart.setQuantity(line.id, next.quantity);
  }
  await messages();
}

/** Lets time pass with a working network until nothing waits; gives up after an hour on the shop's clock. */
async function calm(testContext: TestContext, pages: Page[]): Promise<void> {
  testContext.server.set('normal');
  testContext.loseAnswer(false);
  const busy = () =>
    pages.some(({ shop }) => shop.cart.$pending.get().length > 0 || shop.cart.$status.get() !== 'idle');
  for (let minute = 0; minute < 60 && busy(); minute++) {
    testContext.browser.advance(60_000);
    for (let round = 0; round < 20; round++) await messages();
  }
  expect(pages.map(({ shop }) => shop.cart.$status.get())).toEqual(pages.map(() => 'idle'));
}

describe.each([
  ['of a shop', createShop],
  ['of a page that shows products first', createPageShop],
])('the cart %s, whatever happens to tabs and network', (_, create) => {
  test('both tabs end with the server’s cart, nothing waits, nothing is left in storage', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (sequence) => {
        const testContext = createTestContext(create);
        const pages = [testContext.open(), testContext.open()];
        for (const next of sequence) await play(testContext, pages, next);
        await calm(testContext, pages);
        const [one, two] = pages.map(({ shop }) => shop.cart.$cart.get());
        expect(two).toEqual(one);
        const record = testContext.server.state.carts.get(one?.id ?? '');
        expect(one?.lines.map(({ sku, quantity }) => ({ sku, quantity })) ?? []).toEqual(
          record?.lines.map(({ sku, quantity }) => ({ sku, quantity })) ?? [],
        );
        expect(one?.giftCards.map(({ id }) => id) ?? []).toEqual(record?.giftCards ?? []);
        expect([...testContext.browser.storage.keys()].filter((key) => key.includes(':wishes:'))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('additions of one tab arrive exactly once, in order, whatever answers get lost', async () => {
    const add: Step = { act: 'add', tab: 0, sku: 0, quantity: 1 };
    const anyStep = fc.constantFrom<Step>(
      add,
      { act: 'lose' },
      { act: 'offline' },
      { act: 'online' },
      { act: 'wake', tab: 0 },
      { act: 'reload', tab: 0 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 30 }), async (sequence) => {
        const testContext = createTestContext(create);
        const pages = [testContext.open()];
        for (const next of sequence) await play(testContext, pages, next);
        await calm(testContext, pages);
        const cart = pages[0]!.shop.cart.$cart.get();
        expect(testContext.server.state.carts.get(cart?.id ?? '')?.lines[0]?.quantity ?? 0).toBe(
          sequence.filter((each) => each === add).length,
        );
      }),
      { numRuns: 150 },
    );
  });

  test('gift cards of one tab pay once each, those taken out not at all, whatever answers get lost', async () => {
    const card: fc.Arbitrary<Step> = fc.oneof(
      fc.record({ act: fc.constant('code' as const), tab: fc.constant(0), code: fc.nat(3) }),
      fc.record({ act: fc.constant('uncard' as const), tab: fc.constant(0), card: fc.nat(2) }),
    );
    const anyStep = fc.constantFrom<Step>(
      { act: 'lose' },
      { act: 'offline' },
      { act: 'online' },
      { act: 'wake', tab: 0 },
      { act: 'reload', tab: 0 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 2, arbitrary: card }, anyStep), { maxLength: 30 }),
        async (sequence) => {
          const testContext = createTestContext(create);
          const pages = [testContext.open()];
          await pages[0]!.shop.cart.settled(pages[0]!.shop.cart.add({ sku: skus[0]!, quantity: 3 }));
          const wanted = new Set<string>();
          for (const next of sequence) {
            const { cart } = pages[0]!.shop;
            if (next.act === 'code') wanted.add(codes[next.code]!.slice(-4));
            const taken = next.act === 'uncard' ? cart.$cart.get()?.giftCards[next.card] : undefined;
            if (taken) wanted.delete(taken.last4);
            await play(testContext, pages, next);
          }
          await calm(testContext, pages);
          wanted.delete(discountCode.slice(-4));
          const { giftCards, totals, amountDue } = pages[0]!.shop.cart.$cart.get()!;
          expect(giftCards.map(({ last4 }) => last4).sort()).toEqual([...wanted].sort());
          expect(amountDue.amount + giftCards.reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(
            totals.find(({ type }) => type === 'total')!.amount.amount,
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
