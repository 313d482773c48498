import { webhookApiVersion, type WebhookPayload } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { readAdminProducts } from '../catalog/admin/admin-product-view.ts';
import { viewStock } from '../catalog/stock/stock-view.ts';
import { viewAdminOrder } from '../orders/views/admin-order-view.ts';
import { findOrder } from '../sale/order/order.repo.ts';
import type { Deps } from '../shop/requests/context.ts';
import { stores } from '../shop/store/store.tables.ts';
import type { WebhookMessageRow } from './webhook.tables.ts';

export type PayloadDeps = Pick<Deps, 'db' | 'mail' | 'publicUrl'>;

/**
 * Returns the request body of a message: the object as the admin API shows it now. Undefined if the object does not
 * exist any more.
 */
export async function composePayload(deps: PayloadDeps, message: WebhookMessageRow): Promise<string | undefined> {
  const { type, occurredAt } = message;
  const data = await readSubject(deps, message);
  if (!data) return undefined;
  const timestamp = occurredAt.toISOString();
  return JSON.stringify({ type, timestamp, apiVersion: webhookApiVersion, data } as WebhookPayload);
}

async function readSubject(
  deps: PayloadDeps,
  { type, storeId, subjectId }: WebhookMessageRow,
): Promise<WebhookPayload['data'] | undefined> {
  const { db } = deps;
  const baseUrl = deps.publicUrl ?? deps.mail?.ownUrl ?? '';
  switch (type) {
    case 'order.created':
    case 'order.paid':
    case 'order.shipped':
    case 'order.canceled':
    case 'order.refunded': {
      const order = await findOrder(db, storeId, subjectId);
      return order && viewAdminOrder({ db, baseUrl, deps }, order);
    }
    case 'product.updated': {
      const [store] = await db.select().from(stores).where(eq(stores.id, storeId));
      return store && (await readAdminProducts(db, { store, baseUrl }, [subjectId]))[0];
    }
    case 'stock.changed':
      return viewStock(db, storeId, { id: subjectId });
    case 'webhook.test':
      return { endpointId: subjectId };
  }
}
