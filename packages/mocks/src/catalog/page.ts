import { defaultPageSize, refuse } from '@smallshop/contract';
/** Returns one page of a list. The cursor is the index of its first item. */
export function pageOf<T>(
  all: T[],
  { limit = defaultPageSize, cursor }: { limit?: number | undefined; cursor?: string | undefined },
) {
  const start = cursor === undefined ? 0 : Number(/^at_(\d+)$/.exec(cursor)?.[1]);
  if (Number.isNaN(start))
    return refuse('invalid_request', { field: 'cursor', errors: [{ field: 'cursor', code: 'invalid' }] });
  const end = start + limit;
  return { items: all.slice(start, end), nextCursor: end < all.length ? `at_${end}` : null };
}
