import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCursor, writeCursor, type Cursor } from './cursor.ts';

it('leads back to where the page ended', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.maxSafeInteger()), fc.string(), (key, id) => {
      const cursor = { order: 'title', key, id };
      expect(readCursor(writeCursor(cursor), 'title', typeof key === 'number' ? 'bigint' : 'text')).toEqual(cursor);
    }),
  );
});

it('is nothing for rubbish and for another order', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readCursor(text, 'title', 'text')).toBeNull();
    }),
  );
  expect(readCursor(writeCursor({ order: 'newest', key: 1, id: 'a' }), 'title', 'bigint')).toBeNull();
  expect(readCursor(Buffer.from('["title",{},"a"]').toString('base64url'), 'title', 'text')).toBeNull();
});

it('is nothing where it was made up with a key that its list cannot have', () => {
  const made = (key: unknown, id: unknown = 'a') => writeCursor({ order: 'newest', key, id } as Cursor);
  for (const key of ['nodate', '+275760-09-13T00:00:00.000Z', '2026-13-01T00:00:00.000Z', 5])
    expect(readCursor(made(key), 'newest', 'moment')).toBeNull();
  for (const key of ['5', 1.5, 1e30]) expect(readCursor(made(key), 'newest', 'bigint')).toBeNull();
  for (const key of [2 ** 31, 0.5]) expect(readCursor(made(key), 'newest', 'integer')).toBeNull();
  for (const cursor of [made(7), made('a\0'), made('a', 'b\0'), made('a\ud800'), made('a', '\udc00')])
    expect(readCursor(cursor, 'newest', 'text')).toBeNull();
});
