import type { Books } from '../../packages/server/src/test-support/stripe/books.ts';
import type { ConfirmedOrder } from './journeys.ts';
import type { Snapshot } from './snapshot.ts';

/** Everything that is wrong with a shop in which nothing is under way any more, in words; nothing is what we want. */
export function audit(shop: Snapshot, stripe: Books, confirmedOrders: readonly ConfirmedOrder[]): string[] {
  return [
    ...lostOrders(shop, confirmedOrders),
    ...doubles(shop),
    ...openEnds(shop, stripe),
    ...wrongMoney(shop, stripe),
    ...wrongStock(shop),
    ...wrongCodes(shop),
    ...wrongGiftCards(shop),
    ...wrongMails(shop),
  ];
}

function lostOrders({ orders }: Snapshot, confirmedOrders: readonly ConfirmedOrder[]): string[] {
  const found = new Set(orders.map(({ id, checkoutId, number }) => `${id} ${checkoutId} ${number}`));
  return confirmedOrders
    .filter(({ orderId, checkoutId, number }) => !found.has(`${orderId} ${checkoutId} ${number}`))
    .map(({ number }) => `order ${number} was promised and is not there`);
}

function doubles({ orders }: Snapshot): string[] {
  const numbers = orders.map(({ number }) => number).sort((a, b) => a - b);
  const gap = numbers.find((number, index) => number !== 1001 + index);
  const twice = (name: 'checkoutId' | 'paymentId') =>
    orders
      .map((one) => one[name])
      .filter((id, index, all) => all.indexOf(id) !== index)
      .map((id) => `two orders of ${id}`);
  return [
    ...twice('checkoutId'),
    ...twice('paymentId'),
    ...(gap ? [`order numbers have a gap, or one twice, before ${gap}`] : []),
  ];
}

function openEnds({ payments, reservations, stripePayments, events }: Snapshot, { intents }: Books): string[] {
  const ended = new Set(['paid', 'pending', 'failed']);
  return [
    ...payments.filter(({ status }) => !ended.has(status)).map(({ id, status }) => `${id} is still ${status}`),
    ...payments.filter(({ closeAt }) => closeAt).map(({ id }) => `${id} is not closed with its provider`),
    ...reservations.map(({ paymentId }) => `${paymentId} still has reserved stock`),
    ...stripePayments
      .filter(({ intentId }) => !['succeeded', 'canceled'].includes(intents.get(intentId)!.status))
      .map(({ paymentId }) => `${paymentId} could still be paid at Stripe`),
    ...events.filter(({ handledAt }) => !handledAt).map(({ id }) => `${id} was accepted and never handled`),
  ];
}

/** No charge without an order or a refund, and no order without its charge. */
function wrongMoney({ orders, payments, testPayments, testRefunds, stripePayments }: Snapshot, books: Books): string[] {
  const taken = new Map<string, number>();
  const add = (paymentId: string, amount: number) => taken.set(paymentId, (taken.get(paymentId) ?? 0) + amount);
  for (const { paymentId, scenario, amount, canceledAt } of testPayments)
    if (scenario === 'succeeds' && !canceledAt) add(paymentId, amount);
  for (const { paymentId, amount } of testRefunds) add(paymentId, -amount);
  const known = new Map(stripePayments.map(({ intentId, paymentId }) => [intentId, paymentId]));
  for (const intent of books.intents.values()) {
    const charge = books.charge(intent);
    if (charge) add(known.get(intent.id) ?? intent.id, charge.amount - charge.amount_refunded);
  }
  const due = new Map(
    orders
      .filter(({ status }) => status === 'paid')
      .map(({ paymentId, total, giftCards }) => [
        paymentId,
        giftCards.reduce((due, { amount }) => due - amount, total),
      ]),
  );
  const all = new Set([...taken.keys(), ...due.keys(), ...payments.map(({ id }) => id)]);
  return [...all]
    .filter((id) => (taken.get(id) ?? 0) !== (due.get(id) ?? 0))
    .map((id) => `${id}: ${taken.get(id) ?? 0} taken, ${due.get(id) ?? 0} due`);
}

function wrongStock({ variants, levels, adjustments, orderLines }: Snapshot): string[] {
  const sum = <T>(list: readonly T[], of: (one: T) => number) => list.reduce((total, one) => total + of(one), 0);
  const wrongLevels = levels.filter(
    ({ variantId, locationId, quantity }) =>
      quantity !==
      sum(adjustments, (one) => (one.variantId === variantId && one.locationId === locationId ? one.delta : 0)),
  );
  const wrongSums = variants.filter(({ id, stock }) => {
    const ofVariant = <T extends { variantId: string }>(list: readonly T[]) =>
      list.filter(({ variantId }) => variantId === id);
    const brought = sum(ofVariant(adjustments), ({ reason, delta }) =>
      reason === 'reserved' || reason === 'released' ? 0 : delta,
    );
    const left = brought - sum(ofVariant(orderLines), ({ quantity }) => quantity);
    return stock !== left || stock !== sum(ofVariant(levels), ({ quantity }) => quantity);
  });
  return [
    ...wrongLevels.map(({ variantId }) => `the log of ${variantId} does not sum to its level`),
    ...wrongSums.map(({ sku, stock }) => `${sku}: ${stock} left is not what came less what was sold`),
  ];
}

function wrongCodes({ discounts, promotionUses, orders }: Snapshot): string[] {
  const ordered = new Set(orders.map(({ paymentId }) => paymentId));
  const miscounted = discounts
    .map(({ code, usedCount }) => ({
      code,
      usedCount,
      used: orders.filter(({ discountCodes }) => discountCodes.includes(code)).length,
    }))
    .filter(({ used, usedCount }) => used !== usedCount);
  return [
    ...miscounted.map(({ code, used, usedCount }) => `${code} counts ${usedCount} uses, and ${used} orders have it`),
    ...promotionUses
      .filter(({ paymentId }) => !ordered.has(paymentId))
      .map(({ paymentId, promotionId }) => `${paymentId} used ${promotionId} and made no order`),
  ];
}

/** Entries sum to balances, and what was spent and kept is what orders say. */
function wrongGiftCards({ giftCards, giftCardEntries, orders }: Snapshot): string[] {
  const sum = (of: (entry: Snapshot['giftCardEntries'][number]) => boolean) =>
    giftCardEntries.filter(of).reduce((all, { amount }) => all + amount, 0);
  const spent = new Map(
    orders.flatMap(({ paymentId, giftCards: shares }) =>
      shares.map(({ id, amount }) => [`${paymentId} ${id}`, amount]),
    ),
  );
  const moved = new Set(
    giftCardEntries.flatMap(({ paymentId, giftCardId }) => (paymentId ? [`${paymentId} ${giftCardId}`] : [])),
  );
  return [
    ...giftCards
      .filter(({ id, balance }) => balance !== sum(({ giftCardId }) => giftCardId === id))
      .map(({ id }) => `the entries of ${id} do not sum to its balance`),
    ...[...new Set([...moved, ...spent.keys()])]
      .filter(
        (key) => -sum(({ paymentId, giftCardId }) => `${paymentId} ${giftCardId}` === key) !== (spent.get(key) ?? 0),
      )
      .map((key) => `${key}: the gift card paid something else than the order says`),
  ];
}

function wrongMails({ mails, orders }: Snapshot): string[] {
  const confirmed = mails
    .filter(({ kind }) => kind === 'order_confirmation')
    .map(({ orderId }) => orderId)
    .sort();
  const ids = orders.map(({ id }) => id).sort();
  return JSON.stringify(confirmed) === JSON.stringify(ids)
    ? []
    : [`${confirmed.length} confirmations for ${ids.length} orders`];
}
