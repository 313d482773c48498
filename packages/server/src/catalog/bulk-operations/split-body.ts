import type { BulkOperationType } from '@smallshop/contract';

/** A part of a body, as it is stored. */
export interface BodyPart {
  position: number;
  content: string;
}

/** Lines of one part. They are changed in one transaction. */
export const linesPerPart: Readonly<Record<Exclude<BulkOperationType, 'import_products'>, number>> = {
  // They hold the locks of variants, which orders wait for, for some 20 ms.
  set_stock: 500,
  // They hold the store's prices.
  change_products: 100,
};
/** Divisible by three, so that the parts in base64 can be put together. */
const bytesPerPart = 3 * 256 * 1024;
const lineFeed = 10;

/** Splits JSON Lines into parts. The position of a part is the number of its first line, counted from 1. */
export function* splitLines(bytes: Buffer, lineCount: number): Generator<BodyPart> {
  for (let start = 0, line = 1; start < bytes.length; line += lineCount) {
    let end = start;
    for (let count = 0; count < lineCount && end < bytes.length; count += 1) {
      const next = bytes.indexOf(lineFeed, end);
      end = next < 0 ? bytes.length : next + 1;
    }
    // No database stores U+0000. U+0001 is as wrong in JSON, so the line is refused all the same.
    yield { position: line, content: bytes.toString('utf8', start, end).replaceAll('\0', '\u0001') };
    start = end;
  }
}

/** Splits a file into parts in base64. */
export function* splitFile(bytes: Buffer): Generator<BodyPart> {
  for (let position = 0, start = 0; start < bytes.length; position += 1, start += bytesPerPart)
    yield { position, content: bytes.toString('base64', start, Math.min(start + bytesPerPart, bytes.length)) };
}

/** Returns how many lines have content. */
export function countLines(bytes: Buffer): number {
  let count = 0;
  let isEmpty = true;
  for (const byte of bytes) {
    if (byte === lineFeed) {
      if (!isEmpty) count += 1;
      isEmpty = true;
    } else if (byte > 0x20) isEmpty = false;
  }
  return isEmpty ? count : count + 1;
}

/** Returns the lines of a part that have content, with their numbers. */
export function linesOf({ position, content }: BodyPart): { line: number; text: string }[] {
  return content
    .split('\n')
    .map((text, nth) => ({ line: position + nth, text: text.trim() }))
    .filter(({ text }) => text !== '');
}
