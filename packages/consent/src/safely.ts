/** Runs foreign code that may throw, such as storage or the page's callbacks. Returns undefined if it throws. */
export function safely<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

const warned = new Set<string>();

/** Warns in the console, once per page and message. */
export function warnOnce(message: string, cause: unknown = ''): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`[smallshop] Consent: ${message}`, cause);
}
