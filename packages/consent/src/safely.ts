/** Runs what may throw and is not ours (storage, the page's callbacks); a throw becomes undefined. */
export function safely<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

const warned = new Set<string>();

/** One line in the console, once per page: consent never throws onto the page. */
export function warnOnce(message: string, cause: unknown = ''): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`[smallshop] Consent: ${message}`, cause);
}
