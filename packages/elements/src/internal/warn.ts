const said = new Set<string>();

/** Tells the page's author once, with the fix; the page goes on. */
export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`SmallShop: ${message}`);
}
