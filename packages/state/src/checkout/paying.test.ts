import { refuse, testCards, testGiftCards } from '@smallshop/mocks';
import { describe, expect, test } from 'vitest';
import { checkoutOf, orderOf, seenAmounts } from '../checkout.ts';
import { card, openCheckout, createReadyCheckout, cardToken } from '../test-support/checkout-test-context.ts';
import { messages, until } from '../test-support/test-context.ts';

describe('paying', () => {
  test('makes one order of two clicks, removes the cart in all tabs, and stores the order', async () => {
    const page = await createReadyCheckout();
    const other = page.testContext.open();
    const token = await cardToken(page, testCards.approved);
    const payment = { methodId: 'test_card', token };
    const answers = await Promise.all([page.checkout.complete(payment), page.checkout.complete(payment)]);
    expect(answers[0]).toMatchObject({ ok: true, checkout: { status: 'completed' } });
    expect(answers[1]).toBe(answers[0]);
    expect(page.testContext.server.state.orders.size).toBe(1);
    await messages();
    expect(page.shop.cart.$cart.get()).toBeNull();
    expect(other.shop.cart.$cart.get()).toBeNull();
    const order = page.checkout.$checkout.get()!.order!;
    expect(orderOf(page.shop).$placed.get()).toEqual(order);
    expect(orderOf(other.shop).$placed.get()).toEqual(order);
    expect(page.session.size).toBe(0);
    // A later visit still finds it.
    expect(orderOf(page.testContext.open().shop).$placed.get()).toEqual(order);
  });

  test('sends what was typed last before it pays', async () => {
    const page = await createReadyCheckout();
    page.checkout.edit({ note: 'Ring twice' });
    const token = await cardToken(page, testCards.approved);
    expect(await page.checkout.complete({ methodId: 'test_card', token })).toMatchObject({
      ok: true,
      checkout: { note: 'Ring twice' },
    });
  });

  describe('takes no other amount than the shopper saw', () => {
    const dearer = { fulfillmentOptionId: 'express' };

    async function seenByShopper() {
      const page = await createReadyCheckout();
      const seen = seenAmounts(page.checkout.$checkout.get())!;
      return { page, seen, payment: { methodId: 'test_card', token: await cardToken(page, testCards.approved) } };
    }

    test('where an edit just before the click changed it, and takes the new amount at the next click', async () => {
      const { page, seen, payment } = await seenByShopper();
      page.checkout.edit(dearer);
      const first = await page.checkout.complete(payment);
      expect(first).toMatchObject({ ok: false, error: { code: 'price_changed', field: 'expectedTotal' } });
      expect(page.testContext.server.state.orders.size).toBe(0);
      const now = seenAmounts(page.checkout.$checkout.get())!;
      expect(now.total.amount).toBeGreaterThan(seen.total.amount);
      expect(await page.checkout.complete(payment)).toMatchObject({ ok: true });
      expect([...page.testContext.server.state.orders.values()][0]!.order.totals.at(-1)!.amount).toEqual(now.total);
    });

    test('where an edit of the address moved the order to another market', async () => {
      const { page, payment } = await seenByShopper();
      page.checkout.edit({
        deliveryAddress: { country: 'DE', name: 'Ada', line1: 'Hauptstraße 1', city: 'Oldenburg', postalCode: '26133' },
      });
      expect(await page.checkout.complete(payment)).toMatchObject({ ok: false, error: { code: 'price_changed' } });
      expect(page.testContext.server.state.orders.size).toBe(0);
    });

    test('where the edit was saved between the click and the payment’s token', async () => {
      const { page, seen, payment } = await seenByShopper();
      page.checkout.edit(dearer);
      expect(await page.checkout.save()).toBe(true);
      expect(await page.checkout.complete({ ...payment, seen })).toMatchObject({
        ok: false,
        error: { code: 'price_changed' },
      });
      expect(page.testContext.server.state.orders.size).toBe(0);
    });

    test('where a save was under way at the click', async () => {
      const { page, payment } = await seenByShopper();
      const release = page.testContext.hold();
      page.checkout.edit(dearer);
      const saving = page.checkout.save();
      const completing = page.checkout.complete(payment);
      release();
      await saving;
      expect(await completing).toMatchObject({ ok: false, error: { code: 'price_changed' } });
      expect(page.testContext.server.state.orders.size).toBe(0);
    });

    test('where the total stayed and what gift cards leave changed', async () => {
      const page = await createReadyCheckout();
      const seen = seenAmounts(page.checkout.$checkout.get())!;
      await page.shop.cart.settled(page.shop.cart.applyCode(testGiftCards.thousand));
      await page.checkout.open();
      const answer = await page.checkout.complete({ methodId: 'nothing_due', seen });
      expect(answer).toMatchObject({ ok: false, error: { code: 'price_changed', field: 'expectedAmountDue' } });
      expect(page.testContext.server.state.orders.size).toBe(0);
    });
  });

  test('a declined card is reported, and another one pays', async () => {
    const page = await createReadyCheckout();
    const bad = await cardToken(page, testCards.declined);
    expect(await page.checkout.complete({ methodId: 'test_card', token: bad })).toMatchObject({
      ok: false,
      error: { code: 'payment_declined' },
    });
    expect(page.checkout.$status.get()).toBe('error');
    expect(page.checkout.$error.get()).toMatchObject({ code: 'payment_declined' });
    expect(page.shop.cart.$count.get()).toBe(2);
    const good = await cardToken(page, testCards.approved);
    expect(await page.checkout.complete({ methodId: 'test_card', token: good })).toMatchObject({ ok: true });
    expect(page.checkout.$error.get()).toBeNull();
  });

  test('a card that asks for a step is paid after it', async () => {
    const page = await createReadyCheckout();
    const payment = { methodId: 'test_card', token: await cardToken(page, testCards.needsConfirmation) };
    const first = await page.checkout.complete(payment);
    expect(first).toMatchObject({
      ok: true,
      checkout: { status: 'complete_in_progress', payment: { status: 'requires_action' } },
    });
    const { paymentId } = page.checkout.$checkout.get()!.payment!.action!;
    expect(await page.checkout.confirmTestPayment(paymentId, 'approve')).toEqual({ ok: true });
    expect(await page.checkout.complete(payment)).toMatchObject({ ok: true, checkout: { status: 'completed' } });
  });

  test('sends the amount that the shopper saw beside gift cards, and takes nothing if it has changed', async () => {
    const page = await createReadyCheckout();
    await page.shop.cart.settled(page.shop.cart.applyCode(testGiftCards.thousand));
    await page.checkout.open();
    expect(page.checkout.$checkout.get()!.amountDue.amount).toBe(0);
    const record = page.testContext.server.state.giftCards.get('giftcard_thousand')!;
    record.card.disabled = true;
    const refused = await page.checkout.complete({ methodId: 'nothing_due' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'price_changed', field: 'expectedAmountDue' } });
    expect(page.checkout.$checkout.get()).toMatchObject({
      giftCards: [{ reason: 'disabled' }],
      paymentMethods: [{ kind: 'card' }, { kind: 'bank_transfer' }],
    });
    record.card.disabled = false;
    await page.checkout.open();
    expect(await page.checkout.complete({ methodId: 'nothing_due' })).toMatchObject({
      ok: true,
      checkout: { status: 'completed' },
    });
    expect([...page.testContext.server.state.orders.values()][0]!.order.payment.kind).toBe('none');
  });

  test('a lost answer does not pay twice', async () => {
    const page = await createReadyCheckout();
    const payment = { methodId: 'test_card', token: await cardToken(page, testCards.approved) };
    page.testContext.loseAnswer();
    expect(await page.checkout.complete(payment)).toMatchObject({ ok: false, error: { code: 'network_error' } });
    expect(await page.checkout.complete(payment)).toMatchObject({ ok: true, checkout: { status: 'completed' } });
    expect(page.testContext.server.state.orders.size).toBe(1);
  });

  test('a lost answer and a new card do not pay twice either', async () => {
    const page = await createReadyCheckout();
    const token = await cardToken(page, testCards.approved);
    page.testContext.loseAnswer();
    await page.checkout.complete({ methodId: 'test_card', token });
    const second = await page.checkout.complete({
      methodId: 'test_card',
      token: await cardToken(page, testCards.approved),
    });
    expect(second).toMatchObject({ ok: true, checkout: { status: 'completed' } });
    expect(page.testContext.server.state.orders.size).toBe(1);
  });

  test('an order whose answer was lost in a reload is found again', async () => {
    const page = await createReadyCheckout();
    const token = await cardToken(page, testCards.approved);
    page.testContext.loseAnswer();
    await page.checkout.complete({ methodId: 'test_card', token });
    page.tab.close();
    const again = await openCheckout(page.testContext, page.session);
    expect(again.checkout.$checkout.get()).toMatchObject({ status: 'completed' });
    expect(orderOf(again.shop).$placed.get()).toEqual(again.checkout.$checkout.get()!.order);
    expect(again.shop.cart.$cart.get()).toBeNull();
  });

  test('an open payment step is there again after a reload', async () => {
    const page = await createReadyCheckout();
    await page.checkout.complete({ methodId: 'test_card', token: await cardToken(page, testCards.needsConfirmation) });
    page.tab.close();
    const again = await openCheckout(page.testContext, page.session);
    const { action } = again.checkout.$checkout.get()!.payment!;
    await again.checkout.confirmTestPayment(action!.paymentId, 'approve');
    expect(await again.checkout.complete({ methodId: 'test_card' })).toMatchObject({
      ok: true,
      checkout: { status: 'completed' },
    });
  });

  test('a step whose announcement was lost in a reload is asked for again, with the same key', async () => {
    const page = await createReadyCheckout();
    const token = await cardToken(page, testCards.needsConfirmation);
    page.testContext.loseAnswer();
    await page.checkout.complete({ methodId: 'test_card', token });
    page.tab.close();
    const again = await openCheckout(page.testContext, page.session);
    await until(again.checkout.$status, (status) => status === 'idle');
    expect(again.checkout.$checkout.get()).toMatchObject({
      status: 'complete_in_progress',
      payment: { status: 'requires_action' },
    });
    expect(page.testContext.server.state.payments.size).toBe(1);
  });

  test('an order made in another tab ends the checkout in this one', async () => {
    const page = await createReadyCheckout();
    await page.checkout.complete({ methodId: 'test_card', token: await cardToken(page, testCards.needsConfirmation) });
    const { paymentId } = page.checkout.$checkout.get()!.payment!.action!;
    // The shopper confirmed on the bank's page, in another window.
    await page.checkout.confirmTestPayment(paymentId, 'approve');
    const other = await openCheckout(page.testContext, new Map());
    expect(await other.checkout.complete({ methodId: 'test_card' })).toMatchObject({ ok: true });
    expect(await until(page.checkout.$checkout, (value) => value?.status === 'completed')).toBeTruthy();
    expect(page.checkout.$checkout.get()!.order).toEqual(orderOf(page.shop).$placed.get());
  });

  test('a payment that the bank’s app finished shows its order in another tab, though the cart is gone', async () => {
    const page = await createReadyCheckout();
    const payment = { methodId: 'test_card', token: await cardToken(page, testCards.needsConfirmation) };
    await page.checkout.complete(payment);
    await page.checkout.confirmTestPayment(page.checkout.$checkout.get()!.payment!.action!.paymentId, 'approve');
    // The provider notified the server, which created the order. This browser does not know it.
    page.testContext.loseAnswer();
    await page.checkout.complete(payment);
    page.tab.close();
    const other = page.testContext.open();
    await other.shop.cart.refresh();
    const checkout = checkoutOf(other.shop);
    await checkout.open();
    expect(checkout.$checkout.get()).toMatchObject({ status: 'completed' });
    expect(orderOf(other.shop).$placed.get()).toEqual(checkout.$checkout.get()!.order);
    expect(other.shop.cart.$cart.get()).toBeNull();
    // It is shown once; then there is nothing to check out.
    const later = checkoutOf(page.testContext.open().shop);
    await later.open();
    expect(later.$error.get()).toMatchObject({ code: 'cart_empty' });
  });

  test('a payment left open is let go of once the shopper goes on with another cart', async () => {
    const page = await createReadyCheckout();
    await page.checkout.complete({ methodId: 'test_card', token: await cardToken(page, testCards.needsConfirmation) });
    const { storage } = page.testContext.browser;
    const at = [...storage.keys()].find((key) => key.endsWith('paying'))!;
    // Nothing that was typed is in it.
    expect(Object.keys(JSON.parse(storage.get(at)!) as object).toSorted()).toEqual([
      'cartId',
      'cartToken',
      'checkoutId',
    ]);
    page.tab.close();
    storage.set(at, storage.get(at)!.replace(page.checkout.$checkout.get()!.cartId, 'crt_other'));
    const again = await openCheckout(page.testContext);
    expect(again.checkout.$checkout.get()!.cartId).not.toBe('crt_other');
    expect(page.testContext.asked().filter((act) => act === 'checkout.get')).toEqual([]);
  });

  test('shows the new total when the price changed meanwhile', async () => {
    const page = await createReadyCheckout();
    const before = page.checkout.$checkout.get()!.totals;
    const token = await cardToken(page, testCards.approved);
    page.testContext.server.state.conditions.priceFactor = 2;
    expect(await page.checkout.complete({ methodId: 'test_card', token })).toMatchObject({
      ok: false,
      error: { code: 'price_changed' },
    });
    expect(page.checkout.$checkout.get()!.totals).not.toEqual(before);
    expect(await page.checkout.complete({ methodId: 'test_card', token })).toMatchObject({ ok: true });
  });

  test('reports what is missing instead of paying', async () => {
    const page = await openCheckout();
    page.checkout.edit({ email: 'ada@example.com' });
    const answer = await page.checkout.complete({
      methodId: 'test_card',
      token: await cardToken(page, testCards.approved),
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'checkout_incomplete' } });
    expect(page.testContext.server.state.orders.size).toBe(0);
  });

  test('pays nothing when what was typed could not be sent', async () => {
    const page = await createReadyCheckout();
    const token = await cardToken(page, testCards.approved);
    page.testContext.server.set({
      summary: 'No notes',
      before: (operation) =>
        operation === 'checkout.update' ? refuse('invalid_request', { field: 'note' }) : undefined,
    });
    page.checkout.edit({ note: 'x' });
    expect(await page.checkout.complete({ methodId: 'test_card', token })).toMatchObject({
      ok: false,
      error: { code: 'invalid_request', field: 'note' },
    });
    expect(page.testContext.asked()).not.toContain('checkout.complete');
  });

  test('an invalid card is reported at its field', async () => {
    const page = await createReadyCheckout();
    expect(await page.checkout.createTestToken(card('1234567890123'))).toMatchObject({
      ok: false,
      error: { code: 'card_number_invalid', field: 'number' },
    });
  });
});
