import { dayMs, type PaymentMethod } from '@smallshop/contract';
import { showCheckout } from '../checkout/checkout.views.ts';
import { fulfillWithoutParcel } from '../admin/show-order.ts';
import { writeEntries } from '../gift-card/gift-card.views.ts';
import { partsOf } from '../shop/left-of.ts';
import { downloadsOf } from './downloads.ts';
import { optionsFor } from '../shipping/shipping.views.ts';
import { exchangeRateOf } from '../store/region.ts';
import type { CheckoutRecord, ShopState } from '../shop/shop-state.ts';

/** Creates the order of a ready checkout, takes its items from stock and completes the cart. */
export function placeOrder(
  shop: ShopState,
  checkout: CheckoutRecord,
  method: PaymentMethod,
  status: 'paid' | 'pending',
): void {
  const seen = showCheckout(shop, checkout);
  const { transferDays } = shop.settings;
  const cart = shop.carts.get(checkout.cartId)!;
  const id = shop.nextId('order');
  const number = String(1000 + shop.orders.size + 1);
  for (const line of cart.lines)
    for (const { sku, quantity } of partsOf(shop, line.sku))
      shop.stock.set(sku, (shop.stock.get(sku) ?? 0) - quantity * line.quantity);
  const giftCards = seen.giftCards.filter(({ amount }) => amount.amount > 0);
  writeEntries(shop, giftCards, 'spend', id);
  shop.orders.set(id, {
    giftCards,
    ontoCards: new Map(),
    tags: [],
    internalNotes: [],
    token: shop.nextId('ordertoken'),
    progress: seen.lines.map((line) => ({
      lineId: line.id,
      ordered: line.quantity,
      shipped: 0,
      returned: 0,
      refunded: 0,
      restocked: 0,
      open: line.requiresShipping ? line.quantity : 0,
    })),
    events: [
      {
        type: 'placed',
        machine: 'order',
        from: null,
        to: status,
        cause: 'checkout',
        actor: { kind: 'shopper', id: null },
        reference: null,
        at: new Date(shop.now()).toISOString(),
      },
    ],
    order: {
      id,
      number,
      status,
      fulfillmentStatus: 'unfulfilled',
      placedAt: new Date(shop.now()).toISOString(),
      region: seen.region,
      contact: seen.contact!,
      deliveryAddress: seen.requiresShipping ? seen.deliveryAddress : null,
      billingAddress: seen.billingAddress,
      // The quantity of an order line cannot be raised.
      lines: seen.lines.map((line) => ({ ...line, maxQuantity: line.quantity })),
      fulfillmentOption: seen.requiresShipping
        ? optionsFor(seen.region).find((option) => option.id === checkout.optionId)!
        : null,
      promotions: [
        ...seen.discountCodes.filter(({ applied }) => applied).map(({ code, amount }) => ({ title: code, amount })),
        ...seen.promotions.map(({ title, amount }) => ({ title, amount })),
      ],
      totals: seen.totals,
      giftCards: giftCards.map(({ last4, amount }) => ({ last4, amount })),
      amountDue: seen.amountDue,
      landedCost: seen.landedCost,
      taxLines: seen.landedCost.rates,
      exchangeRate: exchangeRateOf(seen.region),
      note: seen.note,
      confirmationMail: 'sent',
      shipments: [],
      refunds: [],
      payment: {
        methodId: method.id,
        kind: method.kind,
        status,
        last4: method.kind === 'card' ? checkout.last4 : null,
        bankDetails:
          method.kind === 'bank_transfer'
            ? {
                accountHolder: 'Mock & Co.',
                iban: 'DE89370400440532013000',
                bic: 'COBADEFFXXX',
                bankName: 'Test bank',
                reference: number,
              }
            : null,
        dueAt:
          method.kind === 'bank_transfer' && transferDays !== null
            ? new Date(shop.now() + transferDays * dayMs).toISOString()
            : null,
      },
    },
  });
  const { order } = shop.orders.get(id)!;
  const downloads = status === 'paid' ? downloadsOf(shop, order.lines) : [];
  if (downloads.length > 0) order.downloads = downloads;
  if (status === 'paid') fulfillWithoutParcel(shop, shop.orders.get(id)!, { kind: 'shopper', id: null });
  checkout.orderId = id;
  cart.completed = true;
  cart.version += 1;
}
