import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { stockAdjustments } from '../../catalog/stock/stock.tables.ts';
import type { StoredOrder } from '../../sale/order/order.repo.ts';
import { stockPartsOf } from '../../sale/records/order.tables.ts';

/**
 * Returns the restocked quantity of each line of an order, from the stock log. Variants without stock tracking have
 * none, and those in a bundle do not count.
 */
export async function restockedQuantities(
  db: Database,
  { storeId, id, lines }: StoredOrder,
): Promise<Map<string, number>> {
  const rows = await db
    .select({ variantId: stockAdjustments.variantId, quantity: sql<number>`sum(${stockAdjustments.delta})::int` })
    .from(stockAdjustments)
    .where(
      and(
        eq(stockAdjustments.storeId, storeId),
        eq(stockAdjustments.reference, id),
        eq(stockAdjustments.reason, 'restocked'),
      ),
    )
    .groupBy(stockAdjustments.variantId);
  const left = new Map(rows.map(({ variantId, quantity }) => [variantId, quantity]));
  // Two lines can take one variant: the log knows variants, so the first line takes what it can.
  return new Map(
    lines.map((line) => {
      const parts = stockPartsOf(line).filter(({ variantId }) => left.has(variantId));
      const whole = parts.map((part) => Math.floor(left.get(part.variantId)! / part.quantity));
      const quantity = parts.length === 0 ? 0 : Math.min(line.quantity, ...whole);
      for (const part of parts) left.set(part.variantId, left.get(part.variantId)! - quantity * part.quantity);
      return [line.id, quantity];
    }),
  );
}
