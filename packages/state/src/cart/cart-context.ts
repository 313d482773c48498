import type { ClientOptions } from '@smallshop/client';
import type { Region, RegionHint } from '@smallshop/contract';
import type { Ports } from '../ports/ports.ts';
import type { CatalogApi } from '../shop/shop-context.ts';
import type { CartStore } from './cart.types.ts';
import type { CartAtoms, PushMutation } from './cart-actions.ts';
import type { CartRecord } from './storage/cart-record.ts';
import type { OutboxEntry } from './storage/outbox.ts';

export interface CartDeps extends Ports {
  api: CatalogApi;
  client: ClientOptions;
  /** Key of the cart in storage. */
  key: string;
  hint(): RegionHint;
  region(): Region | null;
}

/** The part of the cart that only the other stores of the shop use. */
export interface CartContext {
  store: CartStore;
  /** The server's last state of the cart, with its token. Null if there is no cart. */
  ref(): CartRecord | null;
  /** Reprices the cart for another country, currency or language. */
  setRegion(region: RegionHint): void;
  /** Resolves when the server has answered all mutations of this tab, or when they wait for the network. */
  flush(): Promise<void>;
  /** Removes the cart in all tabs. */
  clear(): void;
  /** Another tab wrote this key of storage. */
  onMessage(key: string, value: string | null): void;
  start(): void;
  /** The network is back, or the tab has focus again. */
  onResume(): void;
  stop(): void;
}

/** The cart after its code was loaded. */
export interface CartEngine extends CartContext {
  push: PushMutation;
}

/** State from before the cart's code was loaded: atoms that may have subscribers, and queued mutations. */
export interface EarlyCart {
  atoms: CartAtoms;
  /** Prefix of the entries' keys in storage. */
  outboxKey: string;
  entries: OutboxEntry[];
}
