import type { Database } from '../../platform/database/client.ts';
import { newId } from '../../platform/database/ids.ts';
import { mailOutbox, type OutboxRow } from './mail.tables.ts';

export type MailFact = Pick<OutboxRow, 'storeId' | 'kind' | 'orderId' | 'reference'> & { secret?: string };

/** Queues a mail, which is sent after the transaction is committed. A second call for the same event does nothing. */
export async function queueMail(tx: Database, { secret = undefined, ...fact }: MailFact, now: Date): Promise<void> {
  await tx
    .insert(mailOutbox)
    .values({ id: newId('mail'), ...fact, secret: secret ?? null, status: 'queued', dueAt: now, createdAt: now })
    .onConflictDoNothing();
}
