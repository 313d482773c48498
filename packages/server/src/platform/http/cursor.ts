import { refuse, type Refusal } from '@smallshop/contract';
import { isStorable } from '../errors/field-errors.ts';

/** The end of a page: the order of the list, and the sort key and id of the last item. */
export interface Cursor {
  order: string;
  key: string | number;
  id: string;
}

/** Returns the opaque text for `nextCursor`. */
export function writeCursor({ order, key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([order, key, id])).toString('base64url');
}

/**
 * Returns the rows of one page. The caller reads one row more than `limit`; if that row exists, there is a next page.
 */
export function cutPage<R>(
  rows: readonly R[],
  limit: number,
  cursorOf: (last: R) => Cursor,
): { shown: R[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  return { shown, nextCursor: rows.length > limit ? writeCursor(cursorOf(shown.at(-1)!)) : null };
}

/**
 * Checks for sort keys, by type. A client can invent a cursor, and PostgreSQL fails if its column cannot hold the
 * key.
 */
const keys = {
  text: (key: unknown) => typeof key === 'string' && isStorable(key),
  bigint: (key: unknown) => Number.isSafeInteger(key),
  integer: (key: unknown) => typeof key === 'number' && (key | 0) === key,
  moment: (key: unknown) =>
    typeof key === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(key) && !Number.isNaN(Date.parse(key)),
};

/** Returns null if the text is not a cursor or belongs to another order. */
export function readCursor(text: string, order: string, kind: keyof typeof keys): Cursor | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(value) || value.length !== 3 || value[0] !== order) return null;
    const [, key, id] = value as [unknown, Cursor['key'], unknown];
    return keys[kind](key) && keys.text(id) ? { order, key, id: id as string } : null;
  } catch {
    return null;
  }
}

export function badCursor(): Refusal {
  const detail = 'Take it from nextCursor of the page before, and ask for the same order.';
  return refuse('invalid_request', { errors: [{ field: 'cursor', code: 'invalid', detail }] });
}
