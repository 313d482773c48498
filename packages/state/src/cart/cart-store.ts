import type { Cart, LineInput } from '@smallshop/contract';
import { batch } from 'nanostores';
import { whileMounted } from '../common/while-mounted.ts';
import type { CartMutation, LinePreview } from './cart.types.ts';
import { cartActions, createCartAtoms, type MutationInput } from './cart-actions.ts';
import type { CartDeps, CartEngine, EarlyCart } from './cart-context.ts';
import { createCartMemory } from './cart-record.ts';
import { createLazySender } from './lazy-sender.ts';
import { findLine, lineOf } from './line.ts';
import { applyOptimistic } from './optimistic.ts';
import { createOutbox } from './outbox.ts';
import { createSettling } from './settling.ts';

/** Focus within this time does not ask the server again, in milliseconds. */
const fresh = 60_000;

/** The cart whole. `early`: what was wished, and who watches, since before this code was there. */
export function createCartStore(deps: CartDeps, early?: EarlyCart): CartEngine {
  const { key, clock, random } = deps;
  const atoms = early?.atoms ?? createCartAtoms();
  const { $cart, $status, $count, $pending, $error } = atoms;
  const wishes = `${key}:wishes:`;
  const settling = createSettling();
  const memory = createCartMemory(deps, key);
  const outbox = createOutbox(deps, wishes, () => (draw(), void sender.pump()), early);
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

  const makeWish = (wanted: MutationInput): CartMutation => ({ ...wanted, id: random(), at: clock() });

  function push(wanted: MutationInput, preview?: LinePreview): CartMutation {
    const wish = withItem(makeWish(wanted), preview);
    if (wish.kind === 'remove') remember(wish.lineId);
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

  function remember(lineId: string): void {
    const item = findLine($cart.value ?? null, lineId);
    if (!item) return;
    const { variantId, quantity } = item;
    removed = { kind: 'add', line: { variantId, quantity }, item };
  }

  for (const store of [$cart, $count, $status, $pending]) {
    whileMounted<never>(store as never, () => {
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

  return {
    push,
    store: {
      ...atoms,
      ...cartActions(push),
      restore() {
        const wanted = removed;
        removed = null;
        return wanted && push(wanted);
      },
      settled: (wish) => settling.of(wish),
      refresh,
      prepare: () => void import('./sender.ts').catch(() => undefined),
      dismissError: () => $error.set(null),
    },
    ref: memory.current,
    setRegion: (region) => void (memory.current() && push({ kind: 'update', update: { region } })),
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

/** What an addition shows until the server has answered. */
export function withItem(wish: CartMutation, preview: LinePreview | undefined): CartMutation {
  const item = wish.kind === 'add' && preview && lineOf(preview, wish.line.quantity);
  return item ? { ...wish, item } : wish;
}

/** Only wishes for quantities change places with each other without changing what comes out. */
const sameQuantityRun = (one: CartMutation, other: CartMutation) => one.kind === 'setQuantity' && other.kind === 'setQuantity';
const sameLine = (one: CartMutation, other: CartMutation) =>
  one.kind === 'setQuantity' && other.kind === 'setQuantity' && one.lineId === other.lineId;
