import { cartActions, createCartAtoms, type PushMutation } from './cart-actions.ts';
import type { LinePreview } from './cart.types.ts';
import type { CartDeps, CartEngine, CartContext } from './cart-context.ts';
import { loadCartStore, loadSender } from './lazy-parts.ts';
import type { OutboxEntry } from './storage/outbox.ts';
import { entryKey, entryText, outboxPrefix } from './storage/stored-entry.ts';

/** Delay before the cart's code is requested again after a failure. */
const retryDelayMs = 5000;

/**
 * The cart of a page that shows products first. Its code is loaded when the shopper has a cart or makes a mutation.
 * A mutation is counted and stored at once, so if the code never loads, the next page sends the mutation.
 * If the code cannot be loaded, the cart tries again later, as after a network error.
 */
export function createLazyCart(deps: CartDeps): CartContext {
  const { key, storage, clock, random, timer } = deps;
  const atoms = createCartAtoms();
  const { $count, $pending, $status, $error } = atoms;
  const prefix = outboxPrefix(key);
  const outboxKey = prefix + random();
  const entries: OutboxEntry[] = [];
  const previews = new Map<OutboxEntry, LinePreview>();
  let engine: CartEngine | undefined;
  let loading: Promise<CartEngine> | undefined;

  async function load(): Promise<CartEngine> {
    try {
      // Load both at once: to send a mutation, both are needed.
      const [{ createCartStore, withItem }] = await Promise.all([loadCartStore(), entries.length && loadSender()]);
      for (const entry of entries) entry.mutation = withItem(entry.mutation, previews.get(entry));
      engine = createCartStore(deps, { atoms, outboxKey, entries });
      // References to this object get the methods of the full cart from now on.
      Object.assign(lazy, { ...engine, store: lazy.store });
      engine.onResume();
      return engine;
    } catch {
      $status.set('offline');
      await new Promise<void>((again) => timer.after(retryDelayMs, again));
      return load();
    }
  }
  const loaded = () => (loading ??= load());

  /** Calls `act` if there is a cart or a mutation. Otherwise does nothing. */
  const onCart = async <T>(act: (cart: CartEngine) => T): Promise<Awaited<T> | undefined> =>
    entries.length || storage.get(key) || storage.keys(prefix).length ? await act(await loaded()) : undefined;

  const push: PushMutation = (input, preview) => {
    if (engine) return engine.push(input, preview);
    const entry: OutboxEntry = { mutation: { ...input, id: random(), at: clock() }, asked: 0 };
    entries.push(entry);
    if (preview) previews.set(entry, preview);
    storage.set(entryKey(outboxKey, entries.length - 1), entryText(entry));
    $pending.set(entries.map(({ mutation }) => mutation));
    if (input.kind === 'add') $count.set($count.get() + input.line.quantity);
    void loaded();
    return entry.mutation;
  };

  const start = () => void onCart(() => {});
  const lazy: CartContext = {
    store: {
      ...atoms,
      ...cartActions(push),
      restore: () => engine?.store.restore() ?? null,
      settled: async (mutation) => (await loaded()).store.settled(mutation),
      refresh: () => onCart((cart) => cart.store.refresh()),
      // If the code cannot be loaded now, the first mutation requests it again.
      prepare: () => void Promise.all([loadCartStore(), loadSender()]).then(loaded, () => undefined),
      dismissError: () => $error.set(null),
    },
    ref: () => null,
    setRegion: (region) => void onCart((cart) => cart.setRegion(region)),
    flush: () => onCart((cart) => cart.flush()),
    clear() {},
    onMessage: (at) => void (at.startsWith(key) && loaded()),
    start,
    onResume: start,
    stop() {},
  };
  return lazy;
}
