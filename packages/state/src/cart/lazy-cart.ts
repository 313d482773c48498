import { cartActions, createCartAtoms, type PushMutation } from './cart-actions.ts';
import type { LinePreview } from './cart.types.ts';
import type { CartDeps, CartEngine, CartContext } from './cart-context.ts';
import { entryKey } from './entry-key.ts';
import type { OutboxEntry } from './outbox.ts';

/** Before code that could not be fetched is asked for again, in milliseconds. */
const patience = 5000;

/**
 * The cart of a page that shows goods first: its code is fetched once the shopper has a cart, or wishes for
 * something. A wish counts at once and stands in storage, so if the code never comes, the next page sends it.
 * Code that cannot be fetched is like any lost network: tried again later.
 */
export function createLazyCart(deps: CartDeps): CartContext {
  const { key, storage, clock, random, timer } = deps;
  const atoms = createCartAtoms();
  const { $count, $pending, $status, $error } = atoms;
  const wishes = `${key}:wishes:`;
  const outboxKey = wishes + random();
  const entries: OutboxEntry[] = [];
  const previews = new Map<OutboxEntry, LinePreview>();
  let engine: CartEngine | undefined;
  let loading: Promise<CartEngine> | undefined;

  async function load(): Promise<CartEngine> {
    try {
      // Both at once: with a wish to send, the one without the other is of no use.
      const [{ createCartStore, withItem }] = await Promise.all([import('./cart-store.ts'), entries.length && import('./sender.ts')]);
      for (const entry of entries) entry.wish = withItem(entry.wish, previews.get(entry));
      engine = createCartStore(deps, { atoms, outboxKey, entries });
      // Whoever holds this cart holds the whole one from now on.
      Object.assign(lazy, { ...engine, store: lazy.store });
      engine.wake();
      return engine;
    } catch {
      $status.set('offline');
      await new Promise<void>((again) => timer.after(patience, again));
      return load();
    }
  }
  const loaded = () => (loading ??= load());

  /** Where there is neither a cart nor a wish there is nothing to do. */
  const onCart = async <T>(act: (cart: CartEngine) => T): Promise<Awaited<T> | undefined> =>
    entries.length || storage.get(key) || storage.keys(wishes).length ? await act(await loaded()) : undefined;

  const push: PushMutation = (wanted, preview) => {
    if (engine) return engine.push(wanted, preview);
    const entry: OutboxEntry = { wish: { ...wanted, id: random(), at: clock() }, asked: 0 };
    entries.push(entry);
    if (preview) previews.set(entry, preview);
    storage.set(entryKey(outboxKey, entries.length - 1), JSON.stringify(entry));
    $pending.set(entries.map(({ wish }) => wish));
    if (wanted.kind === 'add') $count.set($count.get() + wanted.line.quantity);
    void loaded();
    return entry.wish;
  };

  const start = () => void onCart(() => {});
  const lazy: CartContext = {
    store: {
      ...atoms,
      ...cartActions(push),
      restore: () => engine?.store.restore() ?? null,
      settled: async (wish) => (await loaded()).store.settled(wish),
      refresh: () => onCart((cart) => cart.store.refresh()),
      // Where it cannot be fetched now, the first change asks for it again.
      prepare: () => void Promise.all([import('./cart-store.ts'), import('./sender.ts')]).catch(() => undefined),
      dismissError: () => $error.set(null),
    },
    ref: () => null,
    setRegion: (region) => void onCart((cart) => cart.setRegion(region)),
    flush: () => onCart((cart) => cart.flush()),
    forget() {},
    hear: (at) => void (at.startsWith(key) && loaded()),
    start,
    wake: start,
    stop() {},
  };
  return lazy;
}
