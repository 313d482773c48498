import { ShopError, type ClientOptions } from '@smallshop/client';
import type { Cart, CreatedCart, RegionHint } from '@smallshop/contract';
import { backoff, isRetryable } from '../../common/errors.ts';
import type { Ports } from '../../ports/ports.ts';
import type { CatalogApi } from '../../shop/shop-context.ts';
import { fullApi } from '../../shop/full-api.ts';
import type { CartPatch, CartMutation } from '../cart.types.ts';
import type { CartMemory } from '../storage/cart-record.ts';
import type { Outbox, OutboxEntry } from '../storage/outbox.ts';
import { withPatch } from '../optimistic/patch.ts';
import { renewCart } from './renew.ts';
import { prepareRequest, sendRequest } from './request.ts';

/** Attempts of one mutation after definite responses, such as a conflict, before it counts as refused. */
const maxAttempts = 6;

export interface SenderDeps extends Ports {
  api: CatalogApi;
  client: ClientOptions;
  memory: CartMemory;
  outbox: Outbox;
  hint(): RegionHint;
  /** The cart or the queue changed. */
  onChange(): void;
  onSuccess(mutation: CartMutation, cart: Cart): void;
  /** `quiet`: it follows from an earlier refusal, so the shopper does not need a message. */
  onError(mutation: CartMutation, error: ShopError, quiet: boolean): void;
  /** The cart was lost, and not everything in it could be kept. */
  onCartLost(error: ShopError): void;
}

export interface Sender {
  /**
   * Sends the queued mutations one at a time, in order. Ends a pause between attempts. Resolves when the queue is
   * empty or a pause begins.
   */
  pump(): Promise<void>;
  /** Fetches the cart again. Returns false if the network failed. */
  refresh(): Promise<boolean>;
  /** Returns the cart with the patch applied. Returns the same cart while the sender's code is not loaded. */
  patched(cart: Cart, patch: CartPatch): Cart;
  /** Whether the last attempt failed because no response came. */
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
        deps.onChange();
      }
    } finally {
      running = false;
      deps.onChange();
    }
  }

  /** Sends the first mutation once. Returns the error if it has to be tried again later. */
  function step(entry: OutboxEntry): Promise<ShopError | void> {
    if (memory.current()) return put(entry);
    // Two tabs that add at the same time must end with one cart. The lock saves a request. `memory.open` decides.
    return locks.run(`${memory.key}:open`, async () => {
      if (!memory.reread()) await join();
      return put(entry);
    });
  }

  /** Joins the cart that another tab has created, if there is one. */
  async function join(): Promise<void> {
    const opened = await memory.opened();
    if (opened && !memory.current()) memory.onMessage(JSON.stringify(opened));
  }

  /**
   * Whether this mutation has created the current cart. A closed tab may have received the response and not stored
   * it.
   */
  async function hasOpened({ mutation }: OutboxEntry): Promise<boolean> {
    const opened = await memory.opened();
    return opened?.answered === mutation.id && opened.id === memory.current()?.id;
  }

  async function put(entry: OutboxEntry): Promise<ShopError | void> {
    const record = memory.current();
    const mayHaveOpened = entry.isAdopted || entry.request?.verb === 'create';
    if (record && mayHaveOpened && (await hasOpened(entry))) {
      done(entry);
      return deps.onSuccess(entry.mutation, record.cart);
    }
    // It was sent to a cart that is gone, or another tab has created the cart since.
    if (entry.request && entry.request.input.cartId !== record?.id)
      (entry.request.verb === 'create' ? joined : again)(entry);
    entry.request ??= prepareRequest(entry.mutation, record, deps.hint()) ?? undefined;
    if (!entry.request) {
      const error = new ShopError('line_not_found', { operation: `cart.${entry.mutation.kind}` });
      return refuse(entry, error, true);
    }
    outbox.save();
    const result = await sendRequest(api, entry.request, record?.token, `${entry.mutation.id}.${entry.asked}`);
    return result.ok ? grant(entry, result.data) : handle(entry, result.error);
  }

  async function grant(entry: OutboxEntry, data: Cart | CreatedCart): Promise<void> {
    const { id } = entry.mutation;
    if ('token' in data) {
      // Another tab may have created a cart in the meantime: join it. The new one expires unused.
      if (!(await memory.open(data, id))) return joined(entry);
    } else memory.take(data, id);
    done(entry);
    deps.onSuccess(entry.mutation, 'token' in data ? data.cart : data);
  }

  async function handle(entry: OutboxEntry, error: ShopError): Promise<ShopError | void> {
    if (isRetryable(error)) return error;
    const cartId = entry.request?.input.cartId;
    if (entry.asked < maxAttempts && (cartId !== undefined || error.code === 'idempotency_key_reused')) {
      switch (error.code) {
        case 'version_conflict':
          if (!memory.takeGiven(error.current) && !(await refresh())) return error;
          return again(entry);
        case 'idempotency_key_reused':
          return again(entry);
        case 'cart_completed':
          memory.clear();
          return again(entry);
        case 'cart_not_found': {
          const later = await renew(cartId!);
          if (!later) again(entry);
          return later;
        }
        case 'line_not_found': {
          if (!(await refresh())) return error;
          const record = memory.current();
          if (entry.mutation.kind !== 'remove' || !record) break;
          // The line is gone, which is what the mutation asked for.
          done(entry);
          return deps.onSuccess(entry.mutation, record.cart);
        }
      }
    }
    refuse(entry, error, false);
  }

  /**
   * The mutation goes to the cart of another tab, as a new operation. A tab that adopts this entry uses the same
   * idempotency key for it.
   */
  function joined(entry: OutboxEntry): void {
    entry.request = undefined;
    outbox.save();
  }

  /** A definite response came: the next attempt is a new request with a new idempotency key. */
  function again(entry: OutboxEntry): void {
    entry.request = undefined;
    entry.asked++;
    outbox.save();
  }

  function done(entry: OutboxEntry): void {
    failures = 0;
    outbox.own.splice(outbox.own.indexOf(entry), 1);
    outbox.save();
    deps.onChange();
  }

  function refuse(entry: OutboxEntry, error: ShopError, quiet: boolean): void {
    done(entry);
    deps.onError(entry.mutation, error, quiet);
  }

  async function renew(cartId: string): Promise<ShopError | undefined> {
    const { lost, later } = await locks.run(`${memory.key}:open`, () => renewCart(api, memory, cartId));
    if (lost) deps.onCartLost(lost);
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
