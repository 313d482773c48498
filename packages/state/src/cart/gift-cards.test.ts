import { discountCode, testGiftCards } from '@smallshop/mocks';
import { describe, expect, test } from 'vitest';
import { createTestContext, messages, samples, until } from '../test-support/test-context.ts';

const shirt = { sku: samples.withOptions.sku, quantity: 1 };
const key = 'smallshop:pk_test@mock.example:cart';

/** A page with a shirt in the cart, paid in part by a gift card. */
async function withCard() {
  const testContext = createTestContext();
  const page = testContext.open();
  const { cart } = page.shop;
  await cart.settled(cart.add(shirt));
  await cart.settled(cart.applyCode(testGiftCards.fifty));
  return { testContext, page, cart };
}

describe('a gift card', () => {
  test('is entered as a code, and leaves the other codes and the total alone', async () => {
    const { cart } = await withCard();
    await cart.settled(cart.applyCode(discountCode));
    const now = cart.$cart.get()!;
    expect(now.discountCodes).toMatchObject([{ code: discountCode, applied: true }]);
    expect(now.giftCards).toMatchObject([{ last4: '5050', amount: { amount: 5000 } }]);
    expect(now.amountDue.amount).toBe(now.totals.at(-1)!.amount.amount - 5000);
  });

  test('is gone at once when taken out, and what is left to pay follows', async () => {
    const { testContext, cart } = await withCard();
    const total = cart.$cart.get()!.totals.at(-1)!.amount;
    const release = testContext.hold();
    const mutation = cart.removeGiftCard(cart.$cart.get()!.giftCards[0]!.id);
    expect(cart.$cart.get()).toMatchObject({ giftCards: [], amountDue: total });
    release();
    expect(await cart.settled(mutation)).toMatchObject({ ok: true, cart: { giftCards: [], amountDue: total } });
  });

  test('pays less of a smaller cart, and nothing if it is not needed, before the server has answered', async () => {
    const { testContext, cart } = await withCard();
    await cart.settled(cart.applyCode(testGiftCards.thousand));
    const [line] = cart.$cart.get()!.lines;
    testContext.hold();
    cart.setQuantity(line!.id, 3);
    expect(cart.$cart.get()!.giftCards).toMatchObject([
      { amount: { amount: 5000 } },
      { amount: { amount: 24_640 - 5000 } },
    ]);
    cart.remove(line!.id);
    expect(cart.$cart.get()!.amountDue.amount).toBeGreaterThanOrEqual(0);
  });

  test('whose answer was lost pays once', async () => {
    const { testContext, page, cart } = await withCard();
    await cart.settled(cart.removeGiftCard(cart.$cart.get()!.giftCards[0]!.id));
    testContext.loseAnswer();
    const mutation = cart.applyCode(testGiftCards.fifty);
    await until(cart.$status, (status) => status === 'offline');
    page.tab.wake();
    expect(await cart.settled(mutation)).toMatchObject({
      ok: true,
      cart: { giftCards: [{ last4: '5050' }], discountCodes: [] },
    });
  });

  test('queued by an earlier version that had only discount codes is accepted too', async () => {
    const { testContext, page, cart } = await withCard();
    await cart.settled(cart.removeGiftCard(cart.$cart.get()!.giftCards[0]!.id));
    page.tab.close();
    const record = JSON.parse(testContext.browser.storage.get(key)!) as { cart: Record<string, unknown> };
    delete record.cart['giftCards'];
    delete record.cart['amountDue'];
    testContext.browser.storage.set(key, JSON.stringify(record));
    const mutation = { kind: 'update', update: { addCode: testGiftCards.fifty }, id: 'kept-from-earlier-on', at: 1 };
    testContext.browser.storage.set(`${key}:wishes:earlier`, JSON.stringify([{ ['wish']: mutation, asked: 0 }]));
    const { shop } = testContext.open();
    const kept = shop.cart.$cart.get()!;
    expect(kept).toMatchObject({ giftCards: [], amountDue: kept.totals.at(-1)!.amount });
    await until(shop.cart.$pending, (pending) => pending.length === 0);
    expect(shop.cart.$cart.get()).toMatchObject({ giftCards: [{ last4: '5050' }], discountCodes: [] });
  });

  test('is reported when the cart expired, because only the shopper has its code', async () => {
    const { testContext, cart } = await withCard();
    testContext.server.state.carts.clear();
    await cart.refresh();
    await messages();
    expect(cart.$cart.get()).toMatchObject({ lines: [{ sku: shirt.sku }], giftCards: [] });
    expect(cart.$error.get()).toMatchObject({ error: { code: 'cart_not_found' } });
  });
});
