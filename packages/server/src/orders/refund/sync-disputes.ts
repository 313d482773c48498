import { providerOf } from '../../sale/payment/providers.ts';
import type { ProviderDeps } from '../../sale/payment/port/payment-port.ts';
import { findOrderEvents, logPaymentEvent } from '../../sale/order/order-log.repo.ts';
import { findOrderOfPayment, lockOrder } from '../../sale/order/order.repo.ts';

/**
 * Fetches the disputes of a payment from the provider and logs new and closed ones on the order. The order's status
 * stays the same: the merchant answers the bank at the provider, and money taken by a lost dispute is not a refund
 * of the order.
 */
export async function syncDisputes(
  deps: ProviderDeps,
  { storeId, paymentId }: { storeId: string; paymentId: string },
  methodId: string,
): Promise<void> {
  const disputes = (await providerOf(deps, methodId).disputes?.(storeId, paymentId)) ?? [];
  const found = disputes.length > 0 ? await findOrderOfPayment(deps.db, storeId, paymentId) : undefined;
  if (!found) return;
  await deps.db.transaction(async (tx) => {
    const { lines: _, ...order } = (await lockOrder(tx, storeId, found.id))!;
    const known = await findOrderEvents(tx, order);
    const actor = { kind: 'provider', id: methodId } as const;
    for (const { id, reason, outcome } of disputes) {
      const isKnown = (type: string) => known.some((event) => event.type === type && event.reference === id);
      const occurrence = { actor, at: deps.now(), reference: id };
      if (!isKnown('disputed')) await logPaymentEvent(tx, order, 'disputed', { ...occurrence, cause: reason });
      if (outcome && !isKnown('dispute_closed'))
        await logPaymentEvent(tx, order, 'dispute_closed', { ...occurrence, cause: outcome });
    }
  });
}
