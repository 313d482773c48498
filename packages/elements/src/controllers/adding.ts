import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CartMutation, ShopError } from '@smallshop/state';
import { CartAddEvent, type CartAddDetail } from '../events/cart-events.ts';
import type { ShopController } from './shop.ts';
import { StoreController } from './store.ts';

/** How long a button says that it worked, in milliseconds. */
const shownFor = 2400;

export type AddState = { state: 'idle' } | { state: 'added' } | { state: 'refused'; error: ShopError };

/**
 * Asks for things to be added, and tells per variant what the store made of it: `added` as soon as the
 * store has the wish, taken back to `refused` if the server says no.
 */
export class AddingController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #refusal;
  #mutations = new Map<string, { wish: CartMutation; fresh: boolean }>();
  #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(host: ReactiveControllerHost & HTMLElement, shops: ShopController) {
    this.#host = host;
    this.#refusal = new StoreController(host, shops, (shop) => shop.cart.$error);
    host.addController(this);
  }

  /** Sends the wish from the host. `key` is what `of` is asked with later. */
  add(key: string, detail: CartAddDetail): void {
    const event = new CartAddEvent(detail);
    this.#host.dispatchEvent(event);
    if (!event.mutation) return;
    clearTimeout(this.#timers.get(key));
    this.#mutations.set(key, { wish: event.mutation, fresh: true });
    this.#timers.set(key, setTimeout(() => this.#settle(key), shownFor));
    this.#host.requestUpdate();
  }

  of(key: string): AddState {
    const known = this.#mutations.get(key);
    if (!known) return { state: 'idle' };
    const refusal = this.#refusal.value;
    if (refusal?.mutation.id === known.wish.id) return { state: 'refused', error: refusal.error };
    return { state: known.fresh ? 'added' : 'idle' };
  }

  #settle(key: string): void {
    const known = this.#mutations.get(key);
    if (known) known.fresh = false;
    this.#host.requestUpdate();
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    for (const [key, timer] of this.#timers) {
      clearTimeout(timer);
      this.#settle(key);
    }
    this.#timers.clear();
  }
}
