const said = new Set<string>();

/** Warns the page's author once, with the fix; the page goes on. Returns true if it warned now. */
export function warnOnce(message: string): boolean {
  if (said.has(message)) return false;
  said.add(message);
  console.warn(`SmallShop: ${message}`);
  return true;
}
