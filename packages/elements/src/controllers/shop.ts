import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Shop } from '@smallshop/state';
import { warnLater } from '../internal/warnings/warn-later.ts';
import {
  connectedStores,
  nearestStore,
  requestContext,
  shopContext,
  storesChanged,
  type ShopProvider,
} from './context.ts';

/**
 * Finds the shop of an element: the nearest `<smallshop-store>` above it, else the page's only one.
 * Looks again whenever the element is moved, or a store comes, goes or changes.
 */
export class ShopController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #store: ShopProvider | null = null;
  #shop: Shop | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Null while no store is found: render nothing, or a placeholder. */
  get shop(): Shop | null {
    return this.#shop;
  }

  get store(): ShopProvider | null {
    return this.#store;
  }

  hostConnected(): void {
    window.addEventListener(storesChanged, this.#find);
    this.#find();
  }

  hostDisconnected(): void {
    window.removeEventListener(storesChanged, this.#find);
  }

  #find = (): void => {
    const store = this.#ask() ?? this.#only();
    if (store === this.#store && (store?.shop ?? null) === this.#shop) return;
    this.#store = store;
    this.#shop = store?.shop ?? null;
    this.#host.requestUpdate();
  };

  #ask(): ShopProvider | null {
    let answer: ShopProvider | null = null;
    requestContext<ShopProvider>(shopContext, this.#host, (store) => (answer = store));
    return answer;
  }

  #only(): ShopProvider | null {
    const stores = connectedStores();
    // A store above that is not defined yet will be ours: don't fall for another one meanwhile.
    if (stores.size === 0 || nearestStore(this.#host)) return null;
    if (stores.size === 1) return [...stores][0]!;
    warnLater(({ warnOfStores }) => warnOfStores(this.#host.localName, stores.size));
    return null;
  }
}
