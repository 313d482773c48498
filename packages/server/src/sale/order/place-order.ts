import type { OrderPromotion } from '@smallshop/contract';
import { snapshotLines, sharesOf, type CheckoutSnapshot } from '../records/checkout-snapshot.ts';
import type { Database } from '../../platform/database/client.ts';
import { newId } from '../../platform/database/ids.ts';
import type { PreparedWrite } from '../../platform/statements/write-together.ts';
import { queueMails } from '../../shop/mail-queue/queue-mail.ts';
import type { OutcomeWith, PaymentKind } from '../payment/port/payment-port.ts';
import type { PaymentRow } from '../records/payment.tables.ts';
import { fulfilledWithoutParcel } from './fulfill-without-parcel.ts';
import { insertDownloads } from './insert-downloads.ts';
import { logEvents } from './order-log.repo.ts';
import { insertOrder, takeOrderNumber, type StoredOrder } from './order.repo.ts';
import { paymentDueAt } from './payment-due.ts';

/**
 * Prepares the order of a payment from its snapshot, with its log and its mails. The caller's transaction holds the
 * cart.
 */
export async function placeOrder(
  tx: Database,
  payment: PaymentRow,
  outcome: OutcomeWith<'paid' | 'pending'>,
  kind: PaymentKind,
  now: Date,
): Promise<{ id: string; writes: PreparedWrite[] }> {
  const id = newId('ord');
  const { number, settings } = await takeOrderNumber(tx, payment.storeId);
  const { snapshot } = payment;
  const isFulfilled = outcome.status === 'paid' && snapshot.shipping === null;
  const order: StoredOrder = {
    id,
    number,
    storeId: payment.storeId,
    checkoutId: payment.checkoutId,
    status: outcome.status,
    fulfillmentStatus: isFulfilled ? fulfilledWithoutParcel.to : 'unfulfilled',
    placedAt: now,
    paidAt: outcome.status === 'paid' ? now : null,
    paymentDueAt: paymentDueAt(settings, kind, outcome.status, now),
    region: snapshot.region,
    contact: snapshot.contact,
    deliveryAddress: snapshot.deliveryAddress,
    billingAddress: snapshot.billingAddress,
    note: snapshot.note,
    fulfillmentOption: snapshot.shipping,
    totals: snapshot.totals,
    landedCost: snapshot.landedCost,
    exchangeRate: snapshot.exchangeRate,
    currency: snapshot.total.currency,
    total: snapshot.total.amount,
    discountCodes: snapshot.discountCodes
      .filter(({ applied, amount }) => applied && amount.amount > 0)
      .map(({ code }) => code),
    promotions: namedPromotions(snapshot),
    giftCards: sharesOf(snapshot),
    paymentId: payment.id,
    paymentMethodId: payment.methodId,
    paymentKind: kind,
    last4: outcome.status === 'paid' ? outcome.last4 : null,
    bankDetails:
      kind === 'bank_transfer' && settings.bankDetails ? { ...settings.bankDetails, reference: String(number) } : null,
    tags: [],
    terms: null,
    lines: orderedLines(id, payment),
  };
  const placed = { actor: { kind: 'shopper', id: null }, at: now } as const;
  const mail = { storeId: payment.storeId, orderId: id };
  return {
    id,
    writes: [
      ...insertOrder(tx, order),
      ...insertDownloads(tx, order, snapshot),
      logEvents(tx, order, [
        { ...placed, type: 'placed', machine: 'order', from: null, to: outcome.status, cause: 'checkout' },
        ...(isFulfilled ? [{ ...placed, ...fulfilledWithoutParcel }] : []),
      ]),
      queueMails(
        tx,
        [
          { ...mail, kind: 'order_confirmation', reference: id },
          ...settings.orderEmails.map((address) => ({ ...mail, kind: 'new_order' as const, reference: address })),
        ],
        now,
      ),
    ],
  };
}

function namedPromotions({ promotions, discountCodes }: CheckoutSnapshot): OrderPromotion[] {
  const named = [...promotions, ...discountCodes.map(({ code, amount }) => ({ title: code, amount }))];
  return named.flatMap(({ title, amount }) => (amount.amount > 0 ? [{ title, amount }] : []));
}

function orderedLines(orderId: string, { snapshot }: PaymentRow): StoredOrder['lines'] {
  return snapshotLines(snapshot).map((line, position) => ({
    id: newId('ol'),
    orderId,
    position,
    variantId: line.variantId,
    sku: line.sku,
    productHandle: line.productHandle,
    title: line.title,
    variantTitle: line.variantTitle,
    selectedOptions: line.selectedOptions,
    image: line.image,
    quantity: line.quantity,
    unitAmount: line.unitPrice.amount,
    compareAtAmount: line.compareAtPrice?.amount ?? null,
    discountAmount: line.discount.amount,
    totalAmount: line.total.amount,
    taxAmount: snapshot.lineTaxes[line.id] ?? 0,
    requiresShipping: line.requiresShipping,
    shipsOn: line.preorder?.shipsOn ?? null,
    components: line.components ?? null,
    shipped: 0,
    returned: 0,
    refunded: 0,
    removed: 0,
  }));
}
