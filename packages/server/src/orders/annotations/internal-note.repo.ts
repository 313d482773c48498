import type { Actor, InternalNote } from '@smallshop/contract';
import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { internalNotes } from '../../sale/records/order-progress.tables.ts';
import type { OrderRow } from '../../sale/records/order.tables.ts';

type OfOrder = Pick<OrderRow, 'id' | 'storeId'>;

/** Adds a version to the note of a locked order. A text that is the current one adds nothing. */
export async function addInternalNote(
  tx: Database,
  order: OfOrder,
  text: string,
  { actor, at }: { actor: Actor; at: Date },
): Promise<void> {
  const [current] = await findInternalNotes(tx, order, 1);
  if ((current?.text ?? '') === text) return;
  await tx.insert(internalNotes).values({ storeId: order.storeId, orderId: order.id, text, actor, at });
}

/** Newest first. The first is the note; the others are its earlier versions. */
export async function findInternalNotes(db: Database, { id, storeId }: OfOrder, limit = 1000): Promise<InternalNote[]> {
  const rows = await db
    .select()
    .from(internalNotes)
    .where(and(eq(internalNotes.orderId, id), eq(internalNotes.storeId, storeId)))
    .orderBy(desc(internalNotes.id))
    .limit(limit);
  return rows.map(({ text, actor, at }) => ({ text, actor, at: at.toISOString() }));
}
