import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadableAtom } from 'nanostores';
import type { Shop } from '@smallshop/state';
import type { ShopController } from './shop.ts';

/**
 * Follows one store of the shop: subscribes on connect, releases on disconnect, renders on change.
 * `select` may read the host's properties; it is called before each update, and must give the same
 * store for the same question (the catalogue does).
 */
export class StoreController<T> implements ReactiveController {
  #host: ReactiveControllerHost;
  #shops: ShopController;
  #select: (shop: Shop) => ReadableAtom<T> | null;
  #atom: ReadableAtom<T> | null = null;
  #release: (() => void) | null = null;
  #connected = false;

  constructor(host: ReactiveControllerHost, shops: ShopController, select: (shop: Shop) => ReadableAtom<T> | null) {
    this.#host = host;
    this.#shops = shops;
    this.#select = select;
    host.addController(this);
  }

  /** Undefined while there is no shop or nothing is selected. */
  get value(): T | undefined {
    return this.#atom?.get();
  }

  hostConnected(): void {
    this.#connected = true;
    // The shop may be known already when an element is moved; then no update follows automatically.
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    // An update can still be under way when the element has left the page.
    if (!this.#connected) return;
    const shop = this.#shops.shop;
    const atom = shop && this.#select(shop);
    if (atom === this.#atom && this.#release) return;
    this.#release?.();
    this.#atom = atom;
    this.#release = atom ? atom.listen(() => this.#host.requestUpdate()) : null;
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#release?.();
    this.#release = null;
  }
}
