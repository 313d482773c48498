import {
  isRefusal,
  refuse,
  defaultPageSize,
  type OrderSearch,
  type OrderSort,
  type Refusal,
} from '@smallshop/contract';
import { and, eq, gte, lt, lte, sql, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { badCursor, cutPage, readCursor } from '../../platform/http/cursor.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { plannedEachTime } from '../../platform/statements/prepared-statements.ts';
import { readOrderNumber } from '../../sale/order/order.repo.ts';
import { orderQuery } from '../../sale/order/order-terms.ts';
import { orderLines, orders, type OrderRow } from '../../sale/records/order.tables.ts';

interface Sorting {
  /** Name in cursors. */
  order: string;
  column: typeof orders.placedAt | typeof orders.number | typeof orders.total;
  kind: 'moment' | 'integer' | 'bigint';
  isDescending: boolean;
  /** No two orders of a store have the same value: the id is not needed to put them in order. */
  isUnique?: boolean;
}

const sortings: Record<OrderSort, Sorting> = {
  // Cursors of the time before there were other orders have this name.
  created_desc: { order: 'newest', column: orders.placedAt, kind: 'moment', isDescending: true },
  created_asc: { order: 'created_asc', column: orders.placedAt, kind: 'moment', isDescending: false },
  number_desc: { order: 'number_desc', column: orders.number, kind: 'integer', isDescending: true, isUnique: true },
  number_asc: { order: 'number_asc', column: orders.number, kind: 'integer', isDescending: false, isUnique: true },
  total_desc: { order: 'total_desc', column: orders.total, kind: 'bigint', isDescending: true },
  total_asc: { order: 'total_asc', column: orders.total, kind: 'bigint', isDescending: false },
};

/** Returns one page of the orders that match. */
export async function findOrderPage(
  db: Database,
  storeId: string,
  search: OrderSearch,
): Promise<{ shown: OrderRow[]; nextCursor: string | null } | Refusal> {
  const { limit = defaultPageSize, sort = 'created_desc' } = search;
  const statement = orderPageStatement(db, storeId, search);
  if (statement === 'none') return { shown: [], nextCursor: null };
  if (isRefusal(statement)) return statement;
  const { order, column } = sortings[sort];
  return cutPage(await statement, limit, ({ id, ...row }) => ({ order, key: keyOf(row, column), id }));
}

/**
 * Returns the statement for a page and the first row of the next one, or `none` if nothing can match. Each sorting
 * reads its own index from where the page before ended.
 */
export function orderPageStatement(
  db: Database,
  storeId: string,
  { limit = defaultPageSize, cursor, sort = 'created_desc', ...filters }: OrderSearch,
) {
  const sorting = sortings[sort];
  const after = cursor === undefined ? undefined : readCursor(cursor, sorting.order, sorting.kind);
  if (after === null) return badCursor();
  const refused = missingCurrency(sort, filters);
  if (refused) return refused;
  const conditions = conditionsOf(filters);
  if (conditions === 'none') return 'none';
  const { column, isDescending, isUnique } = sorting;
  const direction = isDescending ? sql`desc` : sql`asc`;
  return (
    db
      .select()
      .from(orders)
      // Its best plan depends on the filters and their values, and there are too many texts for each to have a name.
      .where(
        and(sql`${plannedEachTime} ${orders.storeId} = ${storeId}`, after && beyond(sorting, after), ...conditions),
      )
      .orderBy(sql`${column} ${direction}`, ...(isUnique ? [] : [sql`${orders.id} ${direction}`]))
      .limit(limit + 1)
  );
}

const keyOf = (row: Omit<OrderRow, 'id'>, column: Sorting['column']): string | number => {
  if (column === orders.placedAt) return row.placedAt.toISOString();
  return column === orders.number ? row.number : row.total;
};

/** As one comparison of rows: the index begins there. With `or`, it would read all orders of the pages before. */
function beyond(
  { column, kind, isDescending, isUnique }: Sorting,
  { key, id }: { key: string | number; id: string },
): SQL {
  const type = kind === 'moment' ? sql`timestamptz` : sql.raw(kind);
  const comparison = isDescending ? sql`<` : sql`>`;
  if (isUnique) return sql`${column} ${comparison} ${key}::${type}`;
  return sql`(${column}, ${orders.id}) ${comparison} (${key}::${type}, ${id})`;
}

type Filters = Omit<OrderSearch, 'limit' | 'cursor' | 'sort'>;

/** Amounts of different currencies cannot be compared. */
function missingCurrency(sort: OrderSort, { currency, totalMin, totalMax }: Filters): Refusal | undefined {
  const isNeeded = totalMin !== undefined || totalMax !== undefined || sort.startsWith('total');
  if (!isNeeded || currency !== undefined) return undefined;
  const detail = 'Give the currency too: totals of different currencies cannot be compared.';
  return refuse('invalid_request', { errors: [{ field: 'currency', code: 'required', detail }] });
}

/** Returns the conditions of the filters, or `none` if nothing can match. */
function conditionsOf(filters: Filters): (SQL | undefined)[] | 'none' {
  const { number, status, paymentStatus, fulfillmentStatus, createdFrom, createdTo, email, search } = filters;
  const numbered = number === undefined ? undefined : readOrderNumber(number);
  const query = search === undefined ? undefined : orderQuery(search);
  if (numbered === null || query === null) return 'none';
  return [
    numbered === undefined ? undefined : eq(orders.number, numbered),
    status && isOneOf(orders.status, status),
    fulfillmentStatus && isOneOf(orders.fulfillmentStatus, fulfillmentStatus),
    paymentStatus && sql`${orders.paidAt} is ${paymentStatus === 'paid' ? sql`not null` : sql`null`}`,
    createdFrom === undefined ? undefined : gte(orders.placedAt, new Date(createdFrom)),
    createdTo === undefined ? undefined : lt(orders.placedAt, new Date(createdTo)),
    filters.totalMin === undefined ? undefined : gte(orders.total, filters.totalMin),
    filters.totalMax === undefined ? undefined : lte(orders.total, filters.totalMax),
    filters.currency === undefined ? undefined : eq(orders.currency, filters.currency),
    filters.country === undefined ? undefined : sql`${orders.region}->>'country' = ${filters.country}`,
    filters.tag && filters.tag.length > 0 ? sql`${orders.tags} @> ${sql.param(filters.tag)}::text[]` : undefined,
    email === undefined ? undefined : sql`lower(${orders.contact}->>'email') = ${email.trim().toLowerCase()}`,
    query === undefined ? undefined : sql`${orders.terms} @@ ${query}::tsquery`,
    filters.sku === undefined
      ? undefined
      : sql`exists (select 1 from ${orderLines}
          where ${orderLines.orderId} = ${orders.id} and ${orderLines.sku} = ${filters.sku})`,
  ];
}
