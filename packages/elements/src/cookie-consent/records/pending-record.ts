/**
 * Whether a record still waits in this browser for the server to take it. Its entry ends with its id, whoever keeps
 * it: a shop's outbox, or a page without a shop.
 */
export function isPending(id: string): boolean {
  try {
    return Object.keys(localStorage).some((name) => name.endsWith(`:${id}`));
  } catch {
    // Blocked: nothing waits.
    return false;
  }
}
