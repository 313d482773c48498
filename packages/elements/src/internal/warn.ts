const said = new Set<string>();

/** Tells the page's author once, with the fix; the page goes on. True where it was told now. */
export function warnOnce(message: string): boolean {
  if (said.has(message)) return false;
  said.add(message);
  console.warn(`SmallShop: ${message}`);
  return true;
}
