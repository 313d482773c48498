import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CartMutation, ShopError } from '@smallshop/state';
import { CartAddEvent, type CartAddDetail } from '../events/cart-events.ts';
import type { ShopController } from './shop.ts';
import { StoreController } from './store.ts';

/** How long a button says that it worked. */
const shownForMs = 2400;

export type AddState = { state: 'idle' } | { state: 'added' } | { state: 'refused'; error: ShopError };

/**
 * Adds variants to the cart and reports the state of each one: `added` as soon as the
 * store has queued the mutation, then `refused` if the server refuses it.
 */
export class AddingController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #refusal;
  #mutations = new Map<string, { mutation: CartMutation; fresh: boolean }>();
  #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(host: ReactiveControllerHost & HTMLElement, shops: ShopController) {
    this.#host = host;
    this.#refusal = new StoreController(host, shops, (shop) => shop.cart.$error);
    host.addController(this);
  }

  /** Dispatches the request event from the host. `of(key)` returns its state. */
  add(key: string, detail: CartAddDetail): void {
    const event = new CartAddEvent(detail);
    this.#host.dispatchEvent(event);
    if (!event.mutation) return;
    clearTimeout(this.#timers.get(key));
    this.#mutations.set(key, { mutation: event.mutation, fresh: true });
    this.#timers.set(
      key,
      setTimeout(() => this.#settle(key), shownForMs),
    );
    this.#host.requestUpdate();
  }

  of(key: string): AddState {
    const known = this.#mutations.get(key);
    if (!known) return { state: 'idle' };
    const refusal = this.#refusal.value;
    if (refusal?.mutation.id === known.mutation.id) return { state: 'refused', error: refusal.error };
    return { state: known.fresh ? 'added' : 'idle' };
  }

  #settle(key: string): void {
    const known = this.#mutations.get(key);
    if (known) known.fresh = false;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    for (const [key, timer] of this.#timers) {
      clearTimeout(timer);
      this.#settle(key);
    }
    this.#timers.clear();
  }
}
