/** Returns one page of a list. The cursor is the index of its first item. An unknown cursor gives an empty page. */
export function pageOf<T>(
  all: T[],
  { limit = 24, cursor }: { limit?: number | undefined; cursor?: string | undefined },
) {
  const start = cursor === undefined ? 0 : Number(cursor.replace(/^at_/, ''));
  const end = start + limit;
  return { items: all.slice(start, end), nextCursor: end < all.length ? `at_${end}` : null };
}
