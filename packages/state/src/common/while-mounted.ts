import type { WritableAtom } from 'nanostores';

/** An element that is moved in the page disconnects and reconnects. So its store is released only after this delay. */
const unmountDelayMs = 1000;

/**
 * Calls `begin` for each first subscriber, and `end` a moment after the last subscriber has left.
 *
 * It is not nanostores' `onMount`, for two reasons. `onMount` does not call `begin` for a subscriber that comes during
 * the delay: a region that another tab changed in that second would not be requested. And a page with a product grid
 * would load 229 bytes more, which is above its budget (measured with nanostores 1.5.5).
 */
export function whileMounted<T>($store: WritableAtom<T>, begin: () => void, end?: () => void): void {
  const { listen } = $store;
  $store.listen = (listener) => {
    if (!$store.lc) begin();
    return listen(listener);
  };
  if (end) $store.off = () => void setTimeout(() => $store.lc || end(), unmountDelayMs);
}
