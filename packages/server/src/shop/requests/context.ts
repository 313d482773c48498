import type { Logger } from 'pino';
import type { Database } from '../../platform/database/client.ts';
import type { GuardedFetch } from '../../platform/guarded-fetch/guarded-fetch.ts';
import type { ResponseCache } from '../../platform/http/response-cache.ts';
import type { MailPort } from '../../platform/mail-transport/mail-port.ts';
import type { Metrics } from '../../platform/http/metrics.ts';
import type { Tracing } from '../../platform/tracing/tracing.ts';
import type { StripeAccount } from '../../platform/stripe/stripe-account.ts';
import type { Configurations } from '../configuration/configurations.ts';
import type { StoreConfiguration } from '../configuration/load-configuration.ts';
import type { StoreRow } from '../store/store.tables.ts';
import type { PaymentProviderName } from './payment-provider-name.ts';

/**
 * The steps of creating an order, in their order. `before_reserve` and `before_settle` are the last steps inside a
 * transaction.
 */
export type Checkpoint = 'begin' | 'before_reserve' | 'reserved' | 'authorised' | 'before_settle' | 'after_settle';

export interface MailSettings {
  /** A mail server. Without it, mails are kept in the outbox if there is one; otherwise they stay in the queue. */
  port?: MailPort;
  /** Secret part of the outbox's URL. Without it there is no outbox. */
  outboxToken?: string;
  /** Sender address of mails. */
  from: string;
  /** Base URL of this server for links in mails, if there is no `publicUrl`. */
  ownUrl?: string;
}

/** The parts that the server is made of. Tests pass their own. */
export interface Deps {
  db: Database;
  configurations: Configurations;
  /** Checks that the database responds. Default: a query. */
  ping?: () => Promise<void>;
  log: Logger;
  /** The only clock. */
  now: () => Date;
  /** Fetches URLs that came from outside. Default: public addresses only. */
  fetchOutside?: GuardedFetch;
  /** Records requests, statements, jobs and outgoing requests as spans. Without it, nothing is recorded. */
  tracing?: Tracing;
  /** Counts requests. Served at `/metrics` to clients with the token. */
  metrics?: { counts: Metrics; token: string };
  /** Mail settings. Without them no mail is sent. */
  mail?: MailSettings;
  /** Folder for originals, cached pictures and, with PGlite, the database. */
  dataDir: string;
  payments: readonly PaymentProviderName[];
  /** The account that receives the payments. Required if `payments` contains `stripe`. */
  stripe?: StripeAccount;
  /** How webhooks are sent. Without it, none is sent. `allowHttp`: whether an endpoint may have an http URL. */
  webhooks?: { fetch: GuardedFetch; allowHttp: boolean };
  /** Runs work after the response. Without it, the response waits for the work. */
  inBackground?: (work: Promise<void>) => void;
  /** Called at each step of creating an order. Tests use it to stop a process there. */
  checkpoint?: (name: Checkpoint) => Promise<void>;
  /** Caches catalog responses for a short time. Without it, every request is computed. */
  answers?: ResponseCache;
  /** URL of the server as clients see it. Default: the origin of the request. */
  publicUrl?: string;
  /** Names of the headers in which a trusted proxy sends the shopper's country and its subdivision. */
  regionHeaders?: readonly string[];
  /** Returns whether the `X-Forwarded-For` of an address is trusted. Default: only this machine. */
  isTrustedProxy?: (address: string) => boolean;
  /** Folder of a website that is served at `/`. */
  siteDir?: string;
  /** Folder of the browser build that is served at `/cdn`. */
  cdnDir?: string;
}

/** A request, authenticated and validated. */
export interface RequestContext {
  db: Database;
  /** The store that the key belongs to: every query is limited to it. */
  store: StoreRow;
  /** What the merchant has configured, at most a second old. Routes of the admin API read the database instead. */
  configuration: StoreConfiguration;
  keyKind: 'publishable' | 'secret';
  /** Identifies the key in logs. It gives no access. */
  keyId: string;
  /** The client's network address, for rate limits. Never stored or logged in plain text. */
  clientAddress: string;
  now: () => Date;
  /** Set by the handler of a cacheable route: no cache may keep the answer longer. */
  expiresAt?: Date;
  requestId: string;
  log: Logger;
  /** `https://shop.example`, without a slash: image addresses start with it. */
  baseUrl: string;
  acceptLanguage: string;
  /** The request headers as they were sent. Code that makes a response depend on one adds its name to `vary`. */
  headers: Headers;
  /** Names of the request headers that the response depends on. */
  vary: Set<string>;
  cartToken?: string;
  orderToken?: string;
  /** The version in `If-Match`, on versioned routes. */
  ifMatch?: number;
  deps: Deps;
}
