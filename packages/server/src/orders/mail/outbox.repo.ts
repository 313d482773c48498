import { minuteMs, orderCodeMinutes, mailRetentionDays } from '@smallshop/contract';
import { and, asc, count, desc, eq, inArray, isNotNull, lt, lte, or } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { rowLock } from '../../platform/statements/row-lock.ts';
import { logPaymentEvent } from '../../sale/order/order-log.repo.ts';
import { findOrder } from '../../sale/order/order.repo.ts';
import type { MailFailureReason } from '../../platform/mail-transport/mail-port.ts';
import { mailOutbox, type OutboxRow } from '../../shop/mail-queue/mail.tables.ts';

/** After this many milliseconds a mail that is being sent counts as lost with its process. */
const lease = 5 * minuteMs;

/** Claims one due mail, so that no other process sends it meanwhile. */
export function claimMail(db: Database, now: Date): Promise<OutboxRow | undefined> {
  return db.transaction(async (tx) => {
    const [due] = await tx
      .select()
      .from(mailOutbox)
      .where(and(inArray(mailOutbox.status, ['queued', 'sending']), lte(mailOutbox.dueAt, now)))
      .orderBy(asc(mailOutbox.dueAt))
      .limit(1)
      .for(rowLock, { skipLocked: true });
    if (!due) return undefined;
    const changes = { status: 'sending' as const, attempts: due.attempts + 1, dueAt: new Date(now.getTime() + lease) };
    await tx.update(mailOutbox).set(changes).where(eq(mailOutbox.id, due.id));
    return { ...due, ...changes };
  });
}

export async function updateMail(db: Database, id: string, changes: Partial<Omit<OutboxRow, 'id'>>): Promise<void> {
  await db.update(mailOutbox).set(changes).where(eq(mailOutbox.id, id));
}

/** Gives up a mail and logs the reason on its order, so that the merchant sees that it was not sent. */
export async function failMail(
  db: Database,
  { id, storeId, orderId, kind }: OutboxRow,
  reason: MailFailureReason,
  at: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    await updateMail(tx, id, { status: 'failed', secret: null, failure: reason });
    const order = await findOrder(tx, storeId, orderId);
    if (order)
      await logPaymentEvent(tx, order, 'mail_failed', {
        cause: reason,
        actor: { kind: 'system', id: null },
        at,
        reference: kind,
      });
  });
}

/** The mails that were not sent because there is no mail server, newest first. */
export function findStoredMails(db: Database, limit: number): Promise<OutboxRow[]> {
  return db
    .select()
    .from(mailOutbox)
    .where(isNotNull(mailOutbox.kept))
    .orderBy(desc(mailOutbox.createdAt), desc(mailOutbox.id))
    .limit(limit);
}

export async function countWaitingMails(db: Database): Promise<number> {
  return (
    await db
      .select({ n: count() })
      .from(mailOutbox)
      .where(inArray(mailOutbox.status, ['queued', 'sending']))
  )[0]!.n;
}

/**
 * Deletes mails that were sent, or finally failed, a month ago. Each mail is still sent only once: its order is
 * older than that by then. A code that could not be sent in time is useless, so it is deleted at once.
 */
export async function deleteExpiredMails(db: Database, now: Date): Promise<void> {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * minuteMs);
  const old = and(
    inArray(mailOutbox.status, ['sent', 'failed']),
    lt(mailOutbox.createdAt, ago(mailRetentionDays * 24 * 60)),
  );
  const late = and(
    eq(mailOutbox.kind, 'order_code'),
    inArray(mailOutbox.status, ['queued', 'sending']),
    lt(mailOutbox.createdAt, ago(orderCodeMinutes)),
  );
  await db.delete(mailOutbox).where(or(old, late));
}
