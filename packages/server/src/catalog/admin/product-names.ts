import { or, type SQL } from 'drizzle-orm';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { products } from '../catalog.tables.ts';

/** Requests name products by id or handle, in NFC. */
export const isNamedBy = (names: readonly string[]): SQL =>
  or(isOneOf(products.id, names), isOneOf(products.handle, names))!;

/** The ids of these products, by either name. An id comes before a handle of the same text. */
export function idsByName(found: readonly { id: string; handle: string }[]): Map<string, string> {
  return new Map([
    ...found.map(({ id, handle }): [string, string] => [handle, id]),
    ...found.map(({ id }): [string, string] => [id, id]),
  ]);
}
