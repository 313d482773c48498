import type { StoredItem, StoreKind } from '../categories.ts';

/** Whether something of this name and kind is to go. */
export type Fits = (name: string, kind: StoreKind) => boolean;

/** A name without `*`, which can be removed without being seen. */
export const exactName = ({ name }: StoredItem): string | null =>
  typeof name === 'string' && !name.includes('*') ? name : null;

function pattern(name: string | RegExp): RegExp {
  // Without g and y: they make a RegExp remember its last match.
  if (name instanceof RegExp) return new RegExp(name.source, name.flags.replace(/[gy]/g, ''));
  return new RegExp(`^${name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*')}$`, 's');
}

export const isMatch = (items: readonly StoredItem[], name: string, kind: StoreKind): boolean =>
  items.some((item) => (item.store ?? kind) === kind && pattern(item.name).test(name));
