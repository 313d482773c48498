import { routes, type Order } from '@smallshop/contract';
import { and, eq } from 'drizzle-orm';
import { variants } from '../catalog/catalog.tables.ts';
import type { RequestContext } from '../context.ts';
import { bind } from '../http/bind-route.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { refuse, type Refusal } from '../http/refusal.ts';
import { findOrder, findOrders, updateOrderStatus, withLines } from '../order/order.repo.ts';
import { nextStatus } from '../order/order-state.ts';
import type { OrderRow } from '../order/order.tables.ts';
import { viewOrder } from '../order/order-view.ts';

const pageSize = 24;

async function view({ db, baseUrl }: RequestContext, rows: readonly OrderRow[]): Promise<Order[]> {
  return (await withLines(db, rows)).map((order) => viewOrder(order, baseUrl));
}

async function markPaid(context: RequestContext, orderId: string): Promise<Order | Refusal> {
  const { db, store, now } = context;
  const order = await findOrder(db, store.id, orderId);
  if (!order) return refuse('order_not_found');
  const status = nextStatus(order.status, 'pay');
  const paid = status && (await updateOrderStatus(db, order, { status, paidAt: now() }));
  return paid ? (await view(context, [paid]))[0]! : refuse('order_state_conflict');
}

export const adminTopic = [
  bind(routes.admin.listOrders, async (context, { limit = pageSize, cursor }) => {
    const after = cursor === undefined ? undefined : readCursor(cursor, 'newest');
    if (after === null) return refuse('invalid_request', { field: 'cursor', errors: [{ field: 'cursor', code: 'invalid' }] });
    const before = after && { placedAt: new Date(after.key), id: after.id };
    // One more than asked for tells whether there is a next page.
    const rows = await findOrders(context.db, context.store.id, limit + 1, before);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      items: await view(context, page),
      nextCursor: last ? writeCursor({ order: 'newest', key: last.placedAt.toISOString(), id: last.id }) : null,
    };
  }),

  bind(routes.admin.getOrder, async (context, { orderId }) => {
    const order = await findOrder(context.db, context.store.id, orderId);
    return order ? (await view(context, [order]))[0]! : refuse('order_not_found');
  }),

  bind(routes.admin.markOrderPaid, (context, { orderId }) => markPaid(context, orderId)),

  bind(routes.admin.setStock, async ({ db, store }, { sku, stock }) => {
    const named = and(eq(variants.storeId, store.id), eq(variants.sku, sku));
    const [row] = await db.update(variants).set({ stock }).where(named).returning({ sku: variants.sku });
    return row ? { sku: row.sku, stock } : refuse('variant_not_found');
  }),
];
