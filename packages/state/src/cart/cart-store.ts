import type { Cart, LineInput } from '@smallshop/contract';
import { batch } from 'nanostores';
import { whileMounted } from '../common/while-mounted.ts';
import type { CartMutation, LinePreview } from './cart.types.ts';
import { cartActions, createCartAtoms, type MutationInput } from './cart-actions.ts';
import type { CartDeps, CartEngine, EarlyCart } from './cart-context.ts';
import { createCartMemory } from './storage/cart-record.ts';
import { createLazySender } from './sending/lazy-sender.ts';
import { loadSender } from './lazy-parts.ts';
import { findLine, lineOf } from './optimistic/line.ts';
import { applyOptimistic } from './optimistic/optimistic.ts';
import { createOutbox } from './storage/outbox.ts';
import { createSettling } from './settling.ts';
import { outboxPrefix } from './storage/stored-entry.ts';

/** A cart that was fetched less than this time ago is not fetched again on focus. */
const staleAfterMs = 60_000;

/** The full cart. `early`: the state from before this code was loaded. */
export function createCartStore(deps: CartDeps, early?: EarlyCart): CartEngine {
  const { key, clock, random } = deps;
  const atoms = early?.atoms ?? createCartAtoms();
  const { $cart, $status, $count, $pending, $error } = atoms;
  const prefix = outboxPrefix(key);
  const settling = createSettling();
  const memory = createCartMemory(deps, key);
  const outbox = createOutbox(deps, prefix, () => (draw(), void sender.pump()), early);
  const sender = createLazySender({
    ...deps,
    memory,
    outbox,
    onChange: () => draw(),
    onSuccess(mutation, cart) {
      refreshedAt = clock();
      settling.settle(mutation, { ok: true, cart });
    },
    onError(mutation, error, quiet) {
      if (!quiet) $error.set({ error, mutation });
      settling.settle(mutation, { ok: false, error });
    },
    onCartLost: (error) => $error.set({ error, mutation: createMutation({ kind: 'update', update: {} }) }),
  });
  let refreshing: Promise<void> | undefined;
  let refreshedAt = -Infinity;
  let removed: { kind: 'add'; line: LineInput; item: Cart['lines'][number] } | null = null;

  function draw(): void {
    const record = memory.current();
    const pending = outbox.mutations().filter(({ id }) => id !== record?.answered);
    const cart = pending.reduce(
      (present, mutation) => applyOptimistic(present, mutation, deps.region(), sender.patched),
      record ? record.cart : null,
    );
    const unseen = pending.reduce(
      (count, mutation) => (mutation.kind === 'add' ? count + mutation.line.quantity : count),
      0,
    );
    batch(() => {
      $cart.set(cart);
      $count.set(cart ? cart.itemCount : unseen);
      $pending.set(pending);
      $status.set(
        sender.waiting() && pending.length ? 'offline' : pending.length ? 'saving' : refreshing ? 'loading' : 'idle',
      );
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

  const createMutation = (input: MutationInput): CartMutation => ({ ...input, id: random(), at: clock() });

  function push(input: MutationInput, preview?: LinePreview): CartMutation {
    const mutation = withItem(createMutation(input), preview);
    if (mutation.kind === 'remove') remember(mutation.lineId);
    $error.set(null);
    const last = outbox.own.findLast((entry) => !sameQuantityRun(entry.mutation, mutation));
    const from = last ? outbox.own.indexOf(last) + 1 : 0;
    // Leave out entries that were already sent: the same idempotency key must mean the same request.
    const queued = outbox.own.slice(from).find((entry) => !entry.request && sameLine(entry.mutation, mutation));
    if (queued) {
      settling.follow(queued.mutation, mutation);
      queued.mutation = mutation;
    } else outbox.own.push({ mutation, asked: 0 });
    outbox.save();
    draw();
    void sender.pump();
    return mutation;
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
      if (clock() - refreshedAt > staleAfterMs) void refresh();
    });
  }

  /** A suspended tab has missed the messages of the other tabs. */
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
        const addition = removed;
        removed = null;
        return addition && push(addition);
      },
      settled: (mutation) => settling.of(mutation),
      refresh,
      prepare: () => void loadSender().catch(() => undefined),
      dismissError: () => $error.set(null),
    },
    ref: memory.current,
    setRegion(region) {
      // A cart that is being created was asked for with the region from before.
      if (memory.current() || outbox.mutations().length) push({ kind: 'update', update: { region } });
    },
    flush: () => sender.pump(),
    clear() {
      memory.clear();
      draw();
    },
    onMessage(at, value) {
      if (at === key) {
        memory.onMessage(value);
        refreshedAt = clock();
      } else if (at.startsWith(prefix)) outbox.onMessage(at, value);
      else return;
      draw();
    },
    start: catchUp,
    onResume() {
      catchUp();
      if (visible() && clock() - refreshedAt > staleAfterMs) void refresh();
    },
    stop: sender.stop,
  };
}

/** Adds the line that is shown until the server has answered. */
export function withItem(mutation: CartMutation, preview: LinePreview | undefined): CartMutation {
  const item = mutation.kind === 'add' && preview && lineOf(preview, mutation.line.quantity);
  return item ? { ...mutation, item } : mutation;
}

/** Only mutations of quantities can be reordered without a different result. */
const sameQuantityRun = (one: CartMutation, other: CartMutation) =>
  one.kind === 'setQuantity' && other.kind === 'setQuantity';
const sameLine = (one: CartMutation, other: CartMutation) =>
  one.kind === 'setQuantity' && other.kind === 'setQuantity' && one.lineId === other.lineId;
