import type { Database } from '../../platform/database/client.ts';
import { newId } from '../../platform/database/ids.ts';
import { mailOutbox, type OutboxRow } from './mail.tables.ts';

export type MailFact = Pick<OutboxRow, 'storeId' | 'kind' | 'orderId' | 'reference'> & { secret?: string };

/** Has a mail sent once the transaction is done; once for one fact, however often it is told. */
export async function queueMail(tx: Database, { secret = undefined, ...fact }: MailFact, now: Date): Promise<void> {
  await tx
    .insert(mailOutbox)
    .values({ id: newId('mail'), ...fact, secret: secret ?? null, status: 'queued', dueAt: now, createdAt: now })
    .onConflictDoNothing();
}
