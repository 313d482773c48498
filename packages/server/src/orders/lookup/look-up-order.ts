import {
  refuse,
  minuteMs,
  maxOrderCodeAttempts,
  orderCodeMinutes,
  type OrderAccess,
  type OrderLookup,
  type OrderLookupInput,
  type Refusal,
} from '@smallshop/contract';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { findSettings } from '../../shop/store/settings.repo.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import type { Database } from '../../platform/database/client.ts';
import { newId } from '../../platform/database/ids.ts';
import { consumeRateLimit } from '../../platform/limits/rate-limit.ts';
import { queueMail } from '../../shop/mail-queue/queue-mail.ts';
import { hashCode, newCode, sameHash, normalizeOrderCode } from './order-code.ts';
import { orderToken } from '../../sale/order/order-token.ts';
import { orderLookups } from '../../sale/records/order-progress.tables.ts';
import { findOrderByNumber } from '../../sale/order/order.repo.ts';
import { orders, type OrderRow } from '../../sale/records/order.tables.ts';

const hour = 3600;

/**
 * Mails a code if there is such an order. The response, the work and the limits are the same if there is none, so
 * that a stranger cannot find out who ordered what.
 */
export async function lookUpOrder(context: RequestContext, input: OrderLookupInput): Promise<OrderLookup | Refusal> {
  const { db, store, now } = context;
  const email = input.email.trim().toLowerCase();
  // Not limited by order number: numbers are consecutive, so a stranger could block every shopper.
  const limited =
    (await consumeRateLimit(db, now(), { what: 'order_code_email', tries: 5, seconds: hour }, [store.id, email])) ??
    (await consumeRateLimit(db, now(), { what: 'order_code_client', tries: 30, seconds: hour }, [
      store.id,
      context.clientAddress,
    ]));
  if (limited) return limited;

  const { orderSecret } = await findSettings(db, store.id);
  const [id, code] = [newId('lkp'), newCode()];
  const expiresAt = new Date(now().getTime() + orderCodeMinutes * minuteMs);
  await db.transaction(async (tx) => {
    const order = await findByNumber(tx, store.id, input.number, email);
    await tx.insert(orderLookups).values({
      id,
      storeId: store.id,
      orderId: order?.id ?? null,
      codeHash: hashCode(orderSecret, id, code),
      expiresAt,
    });
    // A mail is queued in both cases, because the response time would show whether the order exists. Without an
    // order nothing is sent.
    await queueMail(
      tx,
      {
        storeId: store.id,
        kind: 'order_code',
        orderId: order?.id ?? '',
        reference: id,
        ...(order && { secret: code }),
      },
      now(),
    );
  });
  return { id, expiresAt: expiresAt.toISOString() };
}

async function findByNumber(
  tx: Database,
  storeId: string,
  number: string,
  email: string,
): Promise<OrderRow | undefined> {
  const order = await findOrderByNumber(tx, storeId, number);
  return order?.contact.email.trim().toLowerCase() === email ? order : undefined;
}

/**
 * Opens the order by its code, once. Each attempt is counted before it is checked, so parallel attempts are limited
 * too.
 */
export async function openByCode(
  context: RequestContext,
  lookupId: string,
  code: string,
): Promise<OrderAccess | Refusal> {
  const { db, store, now } = context;
  const wrong = refuse('order_code_invalid', { field: 'code' });
  const limited = await consumeRateLimit(db, now(), { what: 'order_code_try', tries: 60, seconds: hour }, [
    store.id,
    context.clientAddress,
  ]);
  if (limited) return limited;
  const own = and(eq(orderLookups.id, lookupId), eq(orderLookups.storeId, store.id));
  const open = and(
    own,
    gt(orderLookups.expiresAt, now()),
    isNull(orderLookups.usedAt),
    lt(orderLookups.attempts, maxOrderCodeAttempts),
  );
  const [lookup] = await db
    .update(orderLookups)
    .set({ attempts: sql`${orderLookups.attempts} + 1` })
    .where(open)
    .returning();
  const { orderSecret } = await findSettings(db, store.id);
  const isRight = sameHash(lookup?.codeHash ?? '', hashCode(orderSecret, lookupId, normalizeOrderCode(code)));
  if (!lookup?.orderId || !isRight) return wrong;
  const used = await db
    .update(orderLookups)
    .set({ usedAt: now() })
    .where(and(own, isNull(orderLookups.usedAt)))
    .returning({ id: orderLookups.id });
  const [order] = await db.select().from(orders).where(eq(orders.id, lookup.orderId));
  if (used.length === 0 || !order) return wrong;
  return { id: order.id, number: String(order.number), token: orderToken(orderSecret, order.id) };
}

/** Deletes expired codes. */
export async function deleteExpiredLookups(db: Database, now: Date): Promise<void> {
  await db.delete(orderLookups).where(lt(orderLookups.expiresAt, now));
}
