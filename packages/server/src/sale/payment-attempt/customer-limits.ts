import { refuse, sum, type Refusal, type VariantExtras } from '@smallshop/contract';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { quantityRuleOf, wholeIncrements } from '../../catalog/variant-data/quantity-rule.ts';
import type { RequestedQuantity } from '../../catalog/stock/stock.repo.ts';
import { orderLines, orders } from '../records/order.tables.ts';
import { payments, type PaymentRow } from '../records/payment.tables.ts';
import { customerOf } from '../records/customer-of.ts';

/**
 * Refuses quantities above the limit per customer. Orders of the same e-mail address in the store count, except
 * cancelled ones and refunded quantities, and so do its other payments in progress. The caller's transaction holds the
 * variants, so two orders of one customer are checked one after the other. The refusal names what is left, and nothing
 * of the other orders.
 */
export async function refuseAboveCustomerLimit(
  tx: Database,
  { id, storeId, snapshot }: Pick<PaymentRow, 'id' | 'storeId' | 'snapshot'>,
  requested: readonly RequestedQuantity[],
  dataOf: ReadonlyMap<string, VariantExtras | null>,
): Promise<Refusal | undefined> {
  const limited = [...dataOf].flatMap(([variantId, data]) => {
    const limit = data?.maxPerCustomer;
    return limit === undefined ? [] : [{ variantId, limit, rule: quantityRuleOf(data)! }];
  });
  if (limited.length === 0) return undefined;
  const variantIds = limited.map(({ variantId }) => variantId);
  const ordered = await findOrdered(tx, { storeId, paymentId: id, email: snapshot.contact.email, variantIds });
  for (const { variantId, limit, rule } of limited) {
    const lines = requested.filter((each) => each.variantId === variantId);
    const { minimum, increment } = rule;
    const left = Math.max(0, limit - (ordered.get(variantId) ?? 0));
    if (sum(lines.map(({ quantity }) => quantity)) <= left) continue;
    const maximum = wholeIncrements(left, increment);
    const field = `lines.${lines[0]!.lineId}`;
    const detail =
      maximum < minimum
        ? `One customer can order ${limit}, and this one has no more left: remove the line.`
        : `One customer can order ${limit}, and this one has ${maximum} left: lower the quantity to ${maximum}.`;
    const error = { field, code: 'too_large', detail, minimum, increment } as const;
    return refuse('quantity_not_allowed', { field, errors: [{ ...error, maximum: maximum < minimum ? 0 : maximum }] });
  }
  return undefined;
}

interface Customer {
  storeId: string;
  /** The payment that asks. It does not count. */
  paymentId: string;
  email: string;
  variantIds: readonly string[];
}

/**
 * Returns the quantities that a customer has ordered or is paying for, by variant. One statement, so that a payment
 * that becomes an order meanwhile counts exactly once.
 */
async function findOrdered(tx: Database, customer: Customer): Promise<Map<string, number>> {
  const { storeId, paymentId, email, variantIds } = customer;
  const asked = customerOf(sql`${email}::text`);
  const ofOrders = tx
    .select({
      variantId: orderLines.variantId,
      quantity: sql<number>`${orderLines.quantity} - ${orderLines.refunded}`.as('quantity'),
    })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(
      and(
        eq(orders.storeId, storeId),
        sql`${customerOf(sql`${orders.contact} ->> 'email'`)} = ${asked}`,
        ne(orders.status, 'cancelled'),
        ne(orders.paymentId, paymentId),
        inArray(orderLines.variantId, [...variantIds]),
      ),
    );
  const line = sql`jsonb_to_recordset(${payments.snapshot} -> 'lines') as line("variantId" text, quantity int)`;
  const inProgress = tx
    .select({ variantId: sql<string>`line."variantId"`, quantity: sql<number>`line.quantity` })
    .from(payments)
    .innerJoin(line, sql`line."variantId" = any(${sql.param([...variantIds])}::text[])`)
    .where(
      and(
        eq(payments.storeId, storeId),
        inArray(payments.status, ['processing', 'requires_action']),
        ne(payments.id, paymentId),
        sql`${customerOf(sql`${payments.snapshot} -> 'contact' ->> 'email'`)} = ${asked}`,
      ),
    );
  const rows = await ofOrders.unionAll(inProgress);
  const totals = Map.groupBy(rows, ({ variantId }) => variantId);
  return new Map([...totals].map(([variantId, list]) => [variantId, sum(list.map(({ quantity }) => quantity))]));
}
