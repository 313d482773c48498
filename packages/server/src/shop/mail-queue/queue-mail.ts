import type { Database } from '../../platform/database/client.ts';
import { newId } from '../../platform/database/ids.ts';
import type { PreparedWrite } from '../../platform/statements/write-together.ts';
import { mailOutbox, type OutboxRow } from './mail.tables.ts';

export type MailFact = Pick<OutboxRow, 'storeId' | 'kind' | 'orderId' | 'reference'> & { secret?: string | null };

/** Queues a mail, which is sent after the transaction is committed. A second call for the same event does nothing. */
export async function queueMail(tx: Database, fact: MailFact, now: Date): Promise<void> {
  await queueMails(tx, [fact], now);
}

/** Prepares the queueing of mails about one event. */
export function queueMails(tx: Database, facts: readonly MailFact[], now: Date): PreparedWrite {
  const rows = facts.map(({ secret = null, ...fact }) => ({
    id: newId('mail'),
    ...fact,
    secret,
    status: 'queued' as const,
    dueAt: now,
    createdAt: now,
  }));
  return tx.insert(mailOutbox).values(rows).onConflictDoNothing();
}
