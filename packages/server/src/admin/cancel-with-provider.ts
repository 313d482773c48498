import type { RequestContext } from '../context.ts';
import { withoutData } from '../http/errors.ts';
import { findOrder } from '../order/order.repo.ts';
import { findProvider } from '../payment/providers.ts';

/**
 * Tells the provider that no money is wanted any more. The order is cancelled already; a provider
 * that gives no answer, or took the money meanwhile, tells so later, and the money goes back then.
 */
export async function cancelWithProvider({ db, store, deps, log }: RequestContext, orderId: string): Promise<void> {
  const order = (await findOrder(db, store.id, orderId))!;
  try {
    await findProvider(deps, order.paymentMethodId)?.cancel(store.id, order.paymentId);
  } catch (error) {
    log.warn({ orderId, err: withoutData(error) }, 'provider not told of a cancelled order');
  }
}
