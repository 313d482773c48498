import { isRefusal, refuse, type AdminOrder, type Refusal } from '@smallshop/contract';
import { transact } from '../../platform/database/transact.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import type { Database } from '../../platform/database/client.ts';
import { viewAdminOrder } from '../../orders/views/admin-order-view.ts';
import type { Occurrence } from '../../sale/order/order-log.repo.ts';
import { findOrder, lockOrder, type StoredOrder } from '../../sale/order/order.repo.ts';

/** By the merchant whose key it is. */
export function byMerchant({ keyId, now }: RequestContext, cause: string): Occurrence {
  return { cause, actor: { kind: 'merchant', id: keyId }, at: now() };
}

export async function showOrder(context: RequestContext, orderId: string): Promise<AdminOrder | Refusal> {
  const order = await findOrder(context.db, context.store.id, orderId);
  return order ? viewAdminOrder(context, order) : refuse('order_not_found');
}

/** Changes a locked order, and returns it as it is then. A refusal undoes everything. */
export async function changeOrder(
  context: RequestContext,
  orderId: string,
  work: (tx: Database, order: StoredOrder) => Promise<unknown>,
): Promise<AdminOrder | Refusal> {
  const refused = await transact(context.db, async (tx) => {
    const order = await lockOrder(tx, context.store.id, orderId);
    if (!order) return refuse('order_not_found');
    const result = await work(tx, order);
    return isRefusal(result) ? result : undefined;
  });
  return refused ?? showOrder(context, orderId);
}
