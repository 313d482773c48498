import type { WritableAtom } from 'nanostores';

/** An element that is moved in the page leaves and comes back: only later is its store given up, in milliseconds. */
const unmountDelayMs = 1000;

/** Begins when a first subscriber comes, also one after a short absence; ends a moment after the last one left. */
export function whileMounted<T>($store: WritableAtom<T>, begin: () => void, end?: () => void): void {
  const { listen } = $store;
  $store.listen = (listener) => {
    if (!$store.lc) begin();
    return listen(listener);
  };
  if (end) $store.off = () => void setTimeout(() => $store.lc || end(), unmountDelayMs);
}
