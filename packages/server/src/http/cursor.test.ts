import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCursor, writeCursor } from './cursor.ts';

it('leads back to where the page ended', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.integer()), fc.string(), (key, id) => {
      const cursor = { order: 'title', key, id };
      expect(readCursor(writeCursor(cursor), 'title')).toEqual(cursor);
    }),
  );
});

it('is nothing for rubbish and for another order', () => {
  fc.assert(fc.property(fc.string(), (text) => {
    expect(readCursor(text, 'title')).toBeNull();
  }));
  expect(readCursor(writeCursor({ order: 'newest', key: 1, id: 'a' }), 'title')).toBeNull();
  expect(readCursor(Buffer.from('["title",{},"a"]').toString('base64url'), 'title')).toBeNull();
});
