import { asc, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { shipments } from '../records/order-progress.tables.ts';
import { orders } from '../records/order.tables.ts';
import { withLines } from './order.repo.ts';
import { orderTerms } from './order-terms.ts';

const batchSize = 500;

/**
 * Makes orders findable that a version before there was a search has placed. Returns their number. What a search looks
 * through is computed in Node, so no migration could do it.
 */
export async function fillOrderTerms(db: Database): Promise<number> {
  for (let filled = 0; ; filled += batchSize) {
    const rows = await db.select().from(orders).where(isNull(orders.terms)).orderBy(asc(orders.id)).limit(batchSize);
    if (rows.length === 0) return filled;
    const ids = rows.map(({ id }) => id);
    const sent = await db
      .select({ orderId: shipments.orderId, trackingNumber: shipments.trackingNumber })
      .from(shipments)
      .where(isOneOf(shipments.orderId, ids));
    const terms = (await withLines(db, rows)).map((order) => {
      const own = sent.filter(({ orderId }) => orderId === order.id);
      return orderTerms({ ...order, trackingNumbers: own.map(({ trackingNumber }) => trackingNumber ?? '') });
    });
    // An order that got terms meanwhile keeps them.
    await db.execute(sql`update ${orders} set terms = filled.terms::tsvector
      from unnest(${sql.param(ids)}::text[], ${sql.param(terms)}::text[]) as filled(id, terms)
      where ${orders.id} = filled.id and ${orders.terms} is null`);
    if (rows.length < batchSize) return filled + rows.length;
  }
}
