import type { ShopError } from '@smallshop/client';
import type { Cart, LineInput } from '@smallshop/contract';
import { atom, batch } from 'nanostores';
import { whileWanted } from '../common/wanted.ts';
import type { CartPatch, CartStatus, CartStore, CartWish, LinePreview } from './cart.types.ts';
import type { CartDeps, CartInside } from './cart-inside.ts';
import { createCartMemory } from './cart-record.ts';
import { createLazySender } from './lazy-sender.ts';
import { findLine, lineOf } from './line.ts';
import { applyOptimistic } from './optimistic.ts';
import { createOutbox } from './outbox.ts';
import { createSettling } from './settling.ts';

/** Focus within this time does not ask the server again, in milliseconds. */
const fresh = 60_000;

export function createCartStore(deps: CartDeps): CartInside {
  const { key, clock, random } = deps;
  const $cart = atom<Cart | null>(null);
  const $status = atom<CartStatus>('idle');
  const $count = atom(0);
  const $pending = atom<readonly CartWish[]>([]);
  const $error = atom<{ error: ShopError; wish: CartWish } | null>(null);
  const wishes = `${key}:wishes:`;
  const settling = createSettling();
  const memory = createCartMemory(deps, key);
  const outbox = createOutbox(deps, wishes, () => (draw(), void sender.pump()));
  const sender = createLazySender({
    ...deps,
    memory,
    outbox,
    changed: () => draw(),
    granted(wish, cart) {
      refreshedAt = clock();
      settling.settle(wish, { ok: true, cart });
    },
    refused(wish, error, quiet) {
      if (!quiet) $error.set({ error, wish });
      settling.settle(wish, { ok: false, error });
    },
    lost: (error) => $error.set({ error, wish: makeWish({ kind: 'update', update: {} }) }),
  });
  let refreshing: Promise<void> | undefined;
  let refreshedAt = -Infinity;
  let removed: { kind: 'add'; line: LineInput; item: Cart['lines'][number] } | null = null;

  function draw(): void {
    const record = memory.current();
    const pending = outbox.wishes().filter(({ id }) => id !== record?.answered);
    const cart = pending.reduce(
      (present, wish) => applyOptimistic(present, wish, deps.region(), sender.patched),
      record ? record.cart : null,
    );
    const unseen = pending.reduce((count, wish) => (wish.kind === 'add' ? count + wish.line.quantity : count), 0);
    batch(() => {
      $cart.set(cart);
      $count.set(cart ? cart.itemCount : unseen);
      $pending.set(pending);
      $status.set(sender.waiting() && pending.length ? 'offline' : pending.length ? 'saving' : refreshing ? 'loading' : 'idle');
    });
  }

  function refresh(): Promise<void> {
    if (!memory.current()) return Promise.resolve();
    refreshedAt = clock();
    refreshing ??= sender.refresh().then(() => {
      refreshing = undefined;
      draw();
    });
    draw();
    return refreshing;
  }

  const visible = () => [$cart, $count, $status, $pending].some((store) => store.lc > 0);

  type Wanted<W = CartWish> = W extends CartWish ? Omit<W, 'id' | 'at'> : never;
  const makeWish = (wanted: Wanted): CartWish => ({ ...wanted, id: random(), at: clock() });

  function push(wanted: Wanted): CartWish {
    const wish = makeWish(wanted);
    $error.set(null);
    const last = outbox.own.findLast((entry) => !sameQuantityRun(entry.wish, wish));
    const from = last ? outbox.own.indexOf(last) + 1 : 0;
    // Not the ones already put to the server: the same key must mean the same request.
    const queued = outbox.own.slice(from).find((entry) => !entry.request && sameLine(entry.wish, wish));
    if (queued) {
      settling.follow(queued.wish, wish);
      queued.wish = wish;
    } else outbox.own.push({ wish, asked: 0 });
    outbox.save();
    draw();
    void sender.pump();
    return wish;
  }

  const remove = (lineId: string): CartWish => {
    const item = findLine($cart.value ?? null, lineId);
    if (item) {
      const { variantId, quantity } = item;
      removed = { kind: 'add', line: { variantId, quantity }, item };
    }
    return push({ kind: 'remove', lineId });
  };
  const update = (patch: CartPatch) => push({ kind: 'update', update: patch });

  for (const store of [$cart, $count, $status, $pending]) {
    whileWanted<never>(store as never, () => {
      outbox.watchAll();
      draw();
      if (clock() - refreshedAt > fresh) void refresh();
    });
  }

  /** A tab that slept has missed what the others said. */
  function catchUp(): void {
    memory.reread();
    outbox.watchAll();
    draw();
    void sender.pump();
  }

  const store: CartStore = {
    $cart,
    $status,
    $count,
    $pending,
    $error,
    add: (line, preview?: LinePreview) => {
      const item = preview && lineOf(preview, line.quantity);
      return push({ kind: 'add', line, ...(item && { item }) });
    },
    setQuantity: (lineId, quantity) =>
      quantity > 0 ? push({ kind: 'setQuantity', lineId, quantity }) : remove(lineId),
    remove,
    restore() {
      const wanted = removed;
      removed = null;
      return wanted && push(wanted);
    },
    applyCode: (addCode) => update({ addCode }),
    removeCode: (removeCode) => update({ removeCode }),
    setNote: (note) => update({ note }),
    settled: (wish) => settling.of(wish),
    refresh,
    dismissError: () => $error.set(null),
  };

  return {
    store,
    ref: memory.current,
    setRegion: (region) => void (memory.current() && update({ region })),
    flush: () => sender.pump(),
    forget() {
      memory.forget();
      draw();
    },
    hear(at, value) {
      if (at === key) {
        memory.hear(value);
        refreshedAt = clock();
      } else if (at.startsWith(wishes)) outbox.hear(at, value);
      else return;
      draw();
    },
    start: catchUp,
    wake() {
      catchUp();
      if (visible() && clock() - refreshedAt > fresh) void refresh();
    },
    stop: sender.stop,
  };
}

/** Only wishes for quantities change places with each other without changing what comes out. */
const sameQuantityRun = (one: CartWish, other: CartWish) => one.kind === 'setQuantity' && other.kind === 'setQuantity';
const sameLine = (one: CartWish, other: CartWish) =>
  one.kind === 'setQuantity' && other.kind === 'setQuantity' && one.lineId === other.lineId;
