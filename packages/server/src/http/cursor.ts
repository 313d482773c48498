/** Where a page ended: the order it was in, and the sort key and id of its last item. */
export interface Cursor {
  order: string;
  key: string | number;
  id: string;
}

/** An opaque text for `nextCursor`. */
export function writeCursor({ order, key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([order, key, id])).toString('base64url');
}

/** Null where the text is no cursor, or one of another order. */
export function readCursor(text: string, order: string): Cursor | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(value) || value.length !== 3 || value[0] !== order) return null;
    const [, key, id] = value as unknown[];
    if ((typeof key !== 'string' && typeof key !== 'number') || typeof id !== 'string') return null;
    return { order, key, id };
  } catch {
    return null;
  }
}
