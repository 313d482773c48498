import { webhookApiVersion, type OrderEvent, type WebhookPayload } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { readAdminProducts } from '../catalog/admin/admin-product-view.ts';
import { viewStock } from '../catalog/stock/stock-view.ts';
import { viewAdminOrder, viewOrderEvent } from '../orders/views/admin-order-view.ts';
import { findOrder } from '../sale/order/order.repo.ts';
import { orderEvents } from '../sale/records/order-progress.tables.ts';
import type { Deps } from '../shop/requests/context.ts';
import { stores } from '../shop/store/store.tables.ts';
import type { WebhookMessageRow } from './webhook.tables.ts';

export type PayloadDeps = Pick<Deps, 'db' | 'mail' | 'publicUrl'>;

/**
 * Returns the request body of a message: what happened, and the object as the admin API shows it now. Undefined if the
 * object does not exist any more.
 */
export async function composePayload(deps: PayloadDeps, message: WebhookMessageRow): Promise<string | undefined> {
  const { type, occurredAt, details } = message;
  const data = await readSubject(deps, message);
  if (!data) return undefined;
  const timestamp = occurredAt.toISOString();
  const event = details ?? (await findLogEntry(deps.db, message));
  return JSON.stringify({
    type,
    timestamp,
    apiVersion: webhookApiVersion,
    ...(event && { event }),
    data,
  } as WebhookPayload);
}

/** Returns the entry of the order's log that is the event. It does not change. */
async function findLogEntry(
  db: PayloadDeps['db'],
  { type, eventKey }: WebhookMessageRow,
): Promise<OrderEvent | undefined> {
  if (!type.startsWith('order.')) return undefined;
  const [entry] = await db
    .select()
    .from(orderEvents)
    .where(eq(orderEvents.id, Number(eventKey)));
  return entry && viewOrderEvent(entry);
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
