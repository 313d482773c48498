import type { WritableAtom } from 'nanostores';

/** An element that is moved in the page disconnects and reconnects. So its store is released only after this delay. */
const unmountDelayMs = 1000;

/** Calls `begin` for each first subscriber, and `end` a moment after the last subscriber has left. */
export function whileMounted<T>($store: WritableAtom<T>, begin: () => void, end?: () => void): void {
  const { listen } = $store;
  $store.listen = (listener) => {
    if (!$store.lc) begin();
    return listen(listener);
  };
  if (end) $store.off = () => void setTimeout(() => $store.lc || end(), unmountDelayMs);
}
