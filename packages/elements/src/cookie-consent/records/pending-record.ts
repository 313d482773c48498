/**
 * Whether a record is stored in this browser because the server has not confirmed it. The name of its entry ends with
 * its id, both in a shop's outbox and on a page without a shop.
 */
export function isPending(id: string): boolean {
  try {
    return Object.keys(localStorage).some((name) => name.endsWith(`:${id}`));
  } catch {
    // Storage is blocked: nothing is stored.
    return false;
  }
}
