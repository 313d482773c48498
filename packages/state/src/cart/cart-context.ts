import type { ClientOptions } from '@smallshop/client';
import type { Region, RegionHint } from '@smallshop/contract';
import type { Ports } from '../ports/ports.ts';
import type { CatalogApi } from '../shop/shop-context.ts';
import type { CartStore } from './cart.types.ts';
import type { CartAtoms, PushMutation } from './cart-actions.ts';
import type { CartRecord } from './cart-record.ts';
import type { OutboxEntry } from './outbox.ts';

export interface CartDeps extends Ports {
  api: CatalogApi;
  client: ClientOptions;
  /** Key of the cart in storage. */
  key: string;
  hint(): RegionHint;
  region(): Region | null;
}

/** What only the other stores of the shop may ask of the cart. */
export interface CartContext {
  store: CartStore;
  /** The cart as the server knows it, with its token; null where there is none. */
  ref(): CartRecord | null;
  /** Prices the cart anew for another country, currency or language. */
  setRegion(region: RegionHint): void;
  /** Resolves once this tab's wishes are answered or wait for the network. */
  flush(): Promise<void>;
  forget(): void;
  hear(key: string, value: string | null): void;
  start(): void;
  wake(): void;
  stop(): void;
}

/** The cart, once its code is there. */
export interface CartEngine extends CartContext {
  push: PushMutation;
}

/** What was there before the cart's code: who watches, and what was wished. */
export interface EarlyCart {
  atoms: CartAtoms;
  /** Key in storage under which the entries are kept. */
  outboxKey: string;
  entries: OutboxEntry[];
}
