import type { AdminOrder, Dispute, OrderEvent } from '@smallshop/contract';
import type { RequestContext } from '../../shop/requests/context.ts';
import { findOrderEvents } from '../../sale/order/order-log.repo.ts';
import { findInternalNotes } from '../annotations/internal-note.repo.ts';
import { restockedQuantities } from './restocked-quantities.ts';
import { unfulfilledQuantities } from '../fulfillment/fulfillment-quantities.ts';
import type { OrderEventRow } from '../../sale/records/order-progress.tables.ts';
import { withProgress } from '../../sale/order/order.repo.ts';
import type { OrderRow } from '../../sale/records/order.tables.ts';
import { viewOrder, type OrderViewContext } from './order-view.ts';

/** The order with its progress and its log. */
export async function viewAdminOrder(
  { db, ...context }: Pick<RequestContext, 'db'> & OrderViewContext,
  order: OrderRow,
): Promise<AdminOrder> {
  const [stored] = await withProgress(db, [order]);
  const restocked = await restockedQuantities(db, stored!);
  const progress = stored!.lines.map((line) => ({
    lineId: line.id,
    ordered: line.quantity,
    shipped: line.shipped,
    returned: line.returned,
    refunded: line.refunded,
    restocked: restocked.get(line.id) ?? 0,
    open: unfulfilledQuantities(line),
  }));
  const events = await findOrderEvents(db, order);
  const [internalNote = null] = await findInternalNotes(db, order, 1);
  return {
    ...viewOrder(stored!, context),
    progress,
    events: events.map(viewOrderEvent),
    disputes: viewDisputes(events),
    tags: order.tags,
    internalNote,
  };
}

/** The log knows all of them. */
function viewDisputes(events: readonly OrderEventRow[]): Dispute[] {
  const closed = events.filter(({ type }) => type === 'dispute_closed');
  return events
    .filter(({ type }) => type === 'disputed')
    .map(({ reference, cause, at }) => ({
      id: reference!,
      reason: cause,
      outcome: closed.find((one) => one.reference === reference)?.cause ?? null,
      openedAt: at.toISOString(),
    }));
}

export function viewOrderEvent({ type, machine, from, to, cause, actor, reference, at }: OrderEventRow): OrderEvent {
  return { type, machine, from, to, cause, actor, reference, at: at.toISOString() };
}
