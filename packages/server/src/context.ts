import type { Logger } from 'pino';
import type { Database } from './db/client.ts';
import type { AnswerCache } from './http/answer-cache.ts';
import type { StoreRow } from './store/store.tables.ts';

/** A way to pay that the environment can switch on. */
export type PaymentProvider = 'test' | 'bank_transfer';

/** What the server is made of; tests hand in their own. */
export interface Deps {
  db: Database;
  log: Logger;
  /** The only clock. */
  now: () => Date;
  /** Folder for originals, cached pictures and, with PGlite, the database. */
  dataDir: string;
  payments: readonly PaymentProvider[];
  /** Keeps catalogue answers for a moment; without it each request is answered anew. */
  answers?: AnswerCache;
  /** Address the server is reached at from outside; otherwise the request tells. */
  publicUrl?: string;
  /** Folder of a website served at `/`. */
  siteDir?: string;
  /** Folder of the browser build served at `/cdn`. */
  cdnDir?: string;
}

/** One request, authenticated and understood. */
export interface RequestContext {
  db: Database;
  /** The store that the key belongs to: every query is limited to it. */
  store: StoreRow;
  keyKind: 'publishable' | 'secret';
  now: () => Date;
  requestId: string;
  log: Logger;
  /** `https://shop.example`, without a slash: image addresses start with it. */
  baseUrl: string;
  acceptLanguage: string;
  /** Request headers that the answer depends on; whoever reads one adds its name. */
  vary: Set<string>;
  cartToken?: string;
  orderToken?: string;
  /** The version in `If-Match`, on versioned routes. */
  ifMatch?: number;
  deps: Deps;
}

/** What the middleware puts into Hono's own context. */
export interface AppEnv {
  Variables: { requestId: string };
}
