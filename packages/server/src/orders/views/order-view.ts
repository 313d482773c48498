import type { LineItem, Order } from '@smallshop/contract';
import { withServer } from '../../sale/checkout/draft.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { viewShares } from '../../sale/gift-card/gift-card-view.ts';
import { sumOfShares } from '../../sale/gift-card/sum-of-shares.ts';
import { chargedLines } from '../../pricing/landed-cost/landed-quote.ts';
import type { ShownOrder } from '../../sale/order/order.repo.ts';

/** What an order's view needs of a request. */
export type OrderViewContext = Pick<RequestContext, 'baseUrl'> & { deps: Pick<RequestContext['deps'], 'mail'> };

export function viewOrder(order: ShownOrder, { baseUrl, deps }: OrderViewContext): Order {
  const { currency } = order;
  const lines = order.lines.map((line): LineItem => ({
    id: line.id,
    variantId: line.variantId,
    sku: line.sku,
    productHandle: line.productHandle,
    title: line.title,
    variantTitle: line.variantTitle,
    selectedOptions: line.selectedOptions,
    image: line.image,
    quantity: line.quantity,
    unitPrice: { amount: line.unitAmount, currency },
    compareAtPrice: line.compareAtAmount === null ? null : { amount: line.compareAtAmount, currency },
    discount: { amount: line.discountAmount, currency },
    total: { amount: line.totalAmount, currency },
    // What is ordered cannot be ordered more of.
    maxQuantity: line.quantity,
    requiresShipping: line.requiresShipping,
    ...(line.shipsOn && { preorder: { shipsOn: line.shipsOn } }),
    ...(line.components && { components: line.components }),
  }));
  return {
    id: order.id,
    number: String(order.number),
    status: order.status,
    fulfillmentStatus: order.fulfillmentStatus,
    placedAt: order.placedAt.toISOString(),
    region: order.region,
    contact: order.contact,
    deliveryAddress: order.deliveryAddress,
    billingAddress: order.billingAddress,
    lines: withServer(lines, baseUrl),
    fulfillmentOption: order.fulfillmentOption,
    promotions: order.promotions,
    totals: order.totals,
    giftCards: viewShares(order.giftCards, currency),
    amountDue: { amount: order.total - sumOfShares(order.giftCards), currency },
    landedCost: order.landedCost,
    taxLines: chargedLines(order.landedCost),
    exchangeRate: order.exchangeRate,
    note: order.note,
    confirmationMail: confirmationMail(order, deps),
    shipments: order.shipments.map(({ id, sentAt, lines, trackingNumber, trackingUrl }) => ({
      id,
      sentAt: sentAt.toISOString(),
      lines,
      trackingNumber,
      trackingUrl,
    })),
    refunds: order.refunds.map(({ id, amount, giftCards, status, lines, createdAt }) => ({
      id,
      amount: { amount, currency },
      giftCards: viewShares(giftCards, currency),
      status,
      lines,
      createdAt: createdAt.toISOString(),
    })),
    payment: {
      methodId: order.paymentMethodId,
      kind: order.paymentKind,
      status: order.paidAt ? 'paid' : 'pending',
      last4: order.last4,
      bankDetails: order.bankDetails,
      dueAt: order.status === 'pending' ? (order.paymentDueAt?.toISOString() ?? null) : null,
    },
  };
}

/** A mail that waits for a mail server is not reported as queued if no mail server is set up. */
function confirmationMail({ confirmation }: ShownOrder, { mail }: OrderViewContext['deps']): Order['confirmationMail'] {
  if (confirmation === 'sent') return 'sent';
  if (confirmation === null || confirmation === 'failed') return null;
  return mail?.port || mail?.outboxToken ? 'queued' : null;
}
