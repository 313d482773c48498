import { maxOrderTags, refuse, type Refusal } from '@smallshop/contract';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { orders, type OrderRow } from '../../sale/records/order.tables.ts';

export interface TagsChange {
  add?: readonly string[] | undefined;
  remove?: readonly string[] | undefined;
}

/** Returns the tags after a change, without repetitions. A tag that is in both lists is refused: nothing decides. */
export function changedTags(tags: readonly string[], { add = [], remove = [] }: TagsChange): string[] | Refusal {
  const both = add.findIndex((tag) => remove.includes(tag));
  if (both >= 0) {
    const detail = 'The tag is also in remove. Give it in one of the two lists.';
    return refuse('invalid_request', { errors: [{ field: `add.${both}`, code: 'not_allowed', detail }] });
  }
  const after = [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag));
  if (after.length <= maxOrderTags) return after;
  const detail = `The order would have ${after.length} tags; the maximum is ${maxOrderTags}.`;
  return refuse('invalid_request', { errors: [{ field: 'add', code: 'too_long', detail }] });
}

/** Stores the tags of a locked order. */
export async function saveTags(
  tx: Database,
  { id, storeId }: Pick<OrderRow, 'id' | 'storeId'>,
  tags: readonly string[],
): Promise<void> {
  await tx
    .update(orders)
    .set({ tags: [...new Set(tags)] })
    .where(and(eq(orders.id, id), eq(orders.storeId, storeId)));
}
