import { ShopError, type ClientOptions } from '@smallshop/client';
import type { Cart, CreatedCart, RegionHint } from '@smallshop/contract';
import { backoff, isRetryable } from '../common/errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { CatalogApi } from '../shop/shop-context.ts';
import { fullApi } from '../shop/full-api.ts';
import type { CartPatch, CartMutation } from './cart.types.ts';
import type { CartMemory } from './cart-record.ts';
import type { Outbox, OutboxEntry } from './outbox.ts';
import { withPatch } from './patch.ts';
import { renewCart } from './renew.ts';
import { prepareRequest, sendRequest } from './request.ts';

/** Tries of one wish after definite answers such as a conflict, before it counts as refused. */
const mostAsked = 6;

export interface SenderDeps extends Ports {
  api: CatalogApi;
  client: ClientOptions;
  memory: CartMemory;
  outbox: Outbox;
  hint(): RegionHint;
  /** The cart or the queue changed. */
  changed(): void;
  granted(wish: CartMutation, cart: Cart): void;
  /** `quiet`: follows from an earlier refusal, so the shopper need not hear of it. */
  refused(wish: CartMutation, error: ShopError, quiet: boolean): void;
  /** The cart was lost and could not be saved whole. */
  lost(error: ShopError): void;
}

export interface Sender {
  /** Sends what waits, one at a time, in order; cuts a pause between tries short. Resolves when nothing is left or a pause begins. */
  pump(): Promise<void>;
  /** Fetches the cart anew; answers false where the network failed. */
  refresh(): Promise<boolean>;
  /** The cart with codes and note as wished; the same cart while the sender is being fetched. */
  patched(cart: Cart, patch: CartPatch): Cart;
  /** The last try failed for want of an answer. */
  waiting(): boolean;
  stop(): void;
}

export function createSender(deps: SenderDeps): Sender {
  const { memory, outbox, locks, timer } = deps;
  const api = fullApi(deps);
  let running = false;
  let run = Promise.resolve();
  let failures = 0;
  let cancel = () => {};

  function pump(): Promise<void> {
    if (!running) run = drain();
    return run;
  }

  async function drain(): Promise<void> {
    running = true;
    cancel();
    try {
      for (let entry = outbox.own[0]; entry; entry = outbox.own[0]) {
        const wait = await step(entry);
        if (wait) {
          cancel = timer.after(backoff(failures++, wait), () => void pump());
          break;
        }
        failures = 0;
        deps.changed();
      }
    } finally {
      running = false;
      deps.changed();
    }
  }

  /** Puts the first wish once. Answers the error to wait for, if any. */
  function step(entry: OutboxEntry): Promise<ShopError | void> {
    if (memory.current()) return put(entry);
    // Two tabs adding at once must end with one cart. The lock saves a request; what decides is `memory.open`.
    return locks.run(`${memory.key}:open`, async () => {
      if (!memory.reread()) await join();
      return put(entry);
    });
  }

  /** Takes over the cart that another tab has opened, if there is one. */
  async function join(): Promise<void> {
    const opened = await memory.opened();
    if (opened && !memory.current()) memory.hear(JSON.stringify(opened));
  }

  /** Whether this mutation has opened the present cart: a tab that died may have been told so, and not have noted it. */
  async function hasOpened({ wish }: OutboxEntry): Promise<boolean> {
    const opened = await memory.opened();
    return opened?.answered === wish.id && opened.id === memory.current()?.id;
  }

  async function put(entry: OutboxEntry): Promise<ShopError | void> {
    const record = memory.current();
    const mayHaveOpened = entry.isAdopted || entry.request?.verb === 'create';
    if (record && mayHaveOpened && (await hasOpened(entry))) {
      done(entry);
      return deps.granted(entry.wish, record.cart);
    }
    // Put to a cart that is gone, or as the first of a cart that another tab has opened since.
    if (entry.request && entry.request.input.cartId !== record?.id) (entry.request.verb === 'create' ? joined : again)(entry);
    entry.request ??= prepareRequest(entry.wish, record, deps.hint()) ?? undefined;
    if (!entry.request) {
      const error = new ShopError('line_not_found', { operation: `cart.${entry.wish.kind}` });
      return refuse(entry, error, true);
    }
    outbox.save();
    const result = await sendRequest(api, entry.request, record?.token, `${entry.wish.id}.${entry.asked}`);
    return result.ok ? grant(entry, result.data) : handle(entry, result.error);
  }

  async function grant(entry: OutboxEntry, data: Cart | CreatedCart): Promise<void> {
    const { id } = entry.wish;
    if ('token' in data) {
      // Another tab may have opened a cart meanwhile: join it, and leave this one to expire.
      if (!(await memory.open(data, id))) return joined(entry);
    } else memory.take(data, id);
    done(entry);
    deps.granted(entry.wish, 'token' in data ? data.cart : data);
  }

  async function handle(entry: OutboxEntry, error: ShopError): Promise<ShopError | void> {
    if (isRetryable(error)) return error;
    const cartId = entry.request?.input.cartId;
    if (entry.asked < mostAsked && (cartId !== undefined || error.code === 'idempotency_key_reused')) {
      switch (error.code) {
        case 'version_conflict':
          if (!memory.takeGiven(error.current) && !(await refresh())) return error;
          return again(entry);
        case 'idempotency_key_reused':
          return again(entry);
        case 'cart_completed':
          memory.forget();
          return again(entry);
        case 'cart_not_found': {
          const later = await renew(cartId!);
          if (!later) again(entry);
          return later;
        }
        case 'line_not_found': {
          if (!(await refresh())) return error;
          const record = memory.current();
          if (entry.wish.kind !== 'remove' || !record) break;
          // Gone is what was wished.
          done(entry);
          return deps.granted(entry.wish, record.cart);
        }
      }
    }
    refuse(entry, error, false);
  }

  /** It goes to the cart of another tab: an operation of its own, to which whoever takes this entry over gives the same key. */
  function joined(entry: OutboxEntry): void {
    entry.request = undefined;
    outbox.save();
  }

  /** A definite answer came: the next try is another request, with a key of its own. */
  function again(entry: OutboxEntry): void {
    entry.request = undefined;
    entry.asked++;
    outbox.save();
  }

  function done(entry: OutboxEntry): void {
    failures = 0;
    outbox.own.splice(outbox.own.indexOf(entry), 1);
    outbox.save();
    deps.changed();
  }

  function refuse(entry: OutboxEntry, error: ShopError, quiet: boolean): void {
    done(entry);
    deps.refused(entry.wish, error, quiet);
  }

  async function renew(cartId: string): Promise<ShopError | undefined> {
    const { lost, later } = await locks.run(`${memory.key}:open`, () => renewCart(api, memory, cartId));
    if (lost) deps.lost(lost);
    return later;
  }

  async function refresh(): Promise<boolean> {
    const record = memory.current();
    if (!record) return true;
    const result = await api.cart.get({ cartId: record.id }, { cartToken: record.token });
    if (result.ok) memory.take(result.data);
    else if (result.error.code === 'cart_not_found') return !(await renew(record.id));
    return result.ok;
  }

  return { pump, refresh, patched: withPatch, waiting: () => failures > 0, stop: () => cancel() };
}
