import type { StoredItem } from '../categories.ts';

/** No escaped star: in a name it would be a pattern. */
const literal = /^(?:[\w:/ -]|\\[.$^|+?()[\]{}\\/-])*$/;

/**
 * The same pattern as names with `*`, which JSON can hold: `/^_ga/` is `_ga*`, `/^(_ga|_gid)$/` is `_ga` and `_gid`.
 * Null where it says more than that.
 */
function wildcards({ source, flags }: RegExp): string[] | null {
  if (/[ims]/.test(flags)) return null;
  const [, start, middle = '', end] = /^(\^?)(.*?)((?:\.\*)?\$)?$/s.exec(source) ?? [];
  const group = /^\((?:\?:)?([^()]*)\)$/.exec(middle);
  const names = group ? group[1]!.split('|') : [middle.replace(/\.\*$/, '')];
  const open = end === undefined || end.startsWith('.*') || (!group && middle.endsWith('.*'));
  if (!names.every((name) => literal.test(name)) || names.includes('')) return null;
  return names.map((name) => `${start ? '' : '*'}${name.replace(/\\/g, '')}${open ? '*' : ''}`);
}

/** A cookie of the other tool's configuration as items to clear. */
export function toItems(
  cookie: { readonly name: string | RegExp; readonly path?: string; readonly domain?: string },
  notes: string[],
): StoredItem[] {
  const { name, path, domain } = cookie;
  const where = { ...(path && { path }), ...(domain && { domain }) };
  if (typeof name === 'string') return [{ name, ...where }];
  const names = wildcards(name);
  if (!names) notes.push(`Cookie pattern ${name} stays a RegExp: createConsent takes it, JSON does not.`);
  return (names ?? [name]).map((one) => ({ name: one, ...where }));
}
