import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { stockAdjustments } from '../../catalog/stock/stock.tables.ts';
import type { StoredOrder } from '../../sale/order/order.repo.ts';

/**
 * Returns the restocked quantity of each line of an order, from the stock log. Variants without stock tracking have
 * none.
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
  // Two lines can be of one variant: the log knows variants, so the first line takes what it can.
  return new Map(
    lines.map((line) => {
      const quantity = Math.min(line.quantity, left.get(line.variantId) ?? 0);
      left.set(line.variantId, (left.get(line.variantId) ?? 0) - quantity);
      return [line.id, quantity];
    }),
  );
}
