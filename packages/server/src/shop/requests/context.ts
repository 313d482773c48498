import type { Logger } from 'pino';
import type { Database } from '../../platform/database/client.ts';
import type { ResponseCache } from '../../platform/http/response-cache.ts';
import type { MailPort } from '../../platform/mail-transport/mail-port.ts';
import type { Metrics } from '../../platform/http/metrics.ts';
import type { StripeAccount } from '../../platform/stripe/stripe-account.ts';
import type { StoreRow } from '../store/store.tables.ts';

/** A way to pay that the environment can switch on. */
export type PaymentProvider = 'test' | 'bank_transfer' | 'cash_on_delivery' | 'stripe';

/** The steps of making an order, in their order. `before_reserve` and `before_settle` are the last thing inside of a transaction. */
export type Checkpoint = 'begin' | 'before_reserve' | 'reserved' | 'authorised' | 'before_settle' | 'after_settle';

export interface MailSettings {
  /** A mail server. Without it, mails are kept in the outbox if there is one; otherwise they wait. */
  port?: MailPort;
  /** Part of the outbox's address that nobody can guess. Without it there is no outbox. */
  outboxToken?: string;
  /** Address that mails come from. */
  from: string;
  /** Where this server is reached, for links in mails, where no `publicUrl` says. */
  ownUrl?: string;
}

/** What the server is made of; tests hand in their own. */
export interface Deps {
  db: Database;
  /** Whether the database answers; without it a query tells. */
  ping?: () => Promise<void>;
  log: Logger;
  /** The only clock. */
  now: () => Date;
  /** Counts requests; served at `/metrics` to who has the token. */
  metrics?: { counts: Metrics; token: string };
  /** How mails leave; without it none does. */
  mail?: MailSettings;
  /** Folder for originals, cached pictures and, with PGlite, the database. */
  dataDir: string;
  payments: readonly PaymentProvider[];
  /** With `stripe` among them: the account that takes the money. */
  stripe?: StripeAccount;
  /** Takes work that an answer does not wait for; without it the answer waits. */
  inBackground?: (work: Promise<void>) => void;
  /** Told where the making of an order is, for tests that stop a process there. */
  checkpoint?: (name: Checkpoint) => Promise<void>;
  /** Keeps catalogue answers for a moment; without it each request is answered anew. */
  answers?: ResponseCache;
  /** Address the server is reached at from outside; otherwise the request tells. */
  publicUrl?: string;
  /** Headers in which a proxy that is trusted tells the shopper's country, and its subdivision. */
  regionHeaders?: readonly string[];
  /** Whose `X-Forwarded-For` is believed; the machine itself where it is left out. */
  isTrustedProxy?: (address: string) => boolean;
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
  /** Names the key in logs without opening anything. */
  keyId: string;
  /** The network address that asks, for limits; never stored or logged as it is. */
  clientAddress: string;
  now: () => Date;
  requestId: string;
  log: Logger;
  /** `https://shop.example`, without a slash: image addresses start with it. */
  baseUrl: string;
  acceptLanguage: string;
  /** As they were sent. Whoever makes an answer depend on one adds its name to `vary`. */
  headers: Headers;
  /** Request headers that the answer depends on; whoever reads one adds its name. */
  vary: Set<string>;
  cartToken?: string;
  orderToken?: string;
  /** The version in `If-Match`, on versioned routes. */
  ifMatch?: number;
  deps: Deps;
}
