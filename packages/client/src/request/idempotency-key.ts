/** Creates a unique key. `randomUUID` exists on https pages only, and a shop under test may use plain http. */
export function createIdempotencyKey(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
