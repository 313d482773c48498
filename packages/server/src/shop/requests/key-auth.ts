import { refuse, type Route, type Refusal } from '@smallshop/contract';
import { hashToken } from '../../platform/database/ids.ts';
import { rulesFor } from '../store/origin.ts';
import type { Configurations } from '../configuration/configurations.ts';
import type { KeyKind, StoreConfiguration } from '../configuration/load-configuration.ts';
import type { StoreRow } from '../store/store.tables.ts';

export interface Credentials {
  /** See `keyOfRequest`. */
  key: string | undefined;
  /** Present if a browser calls from a page. */
  origin: string | undefined;
  /**
   * True if the request has `Sec-Fetch-Site`. Browsers send it with every request and pages cannot remove it; Node's
   * fetch sends only `Sec-Fetch-Mode`.
   */
  isBrowser?: boolean;
  /** Origin of the website that this server serves, if it serves one. */
  ownOrigin?: string;
}

export interface Authenticated {
  store: StoreRow;
  configuration: StoreConfiguration;
  keyKind: KeyKind;
  /** Identifies the key in logs. It gives no access. */
  keyId: string;
}

/** Returns an id for a key, for places that must not contain the key: its kind and eight digits of its hash. */
export function keyId(kind: Authenticated['keyKind'], hash: string): string {
  return `${kind === 'secret' ? 'sk' : 'pk'}_${hash.slice(0, 8)}`;
}

/** Returns the key of an `Authorization` header. */
export function bearerKey(authorization: string | null | undefined): string | undefined {
  return /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
}

/** Returns the store of the key if the key may use this route from this page. */
export async function authenticate(
  configurations: Configurations,
  needs: Route['key'],
  credentials: Credentials,
): Promise<Authenticated | Refusal> {
  const { key } = credentials;
  if (!key) {
    const prefix = needs === 'secret' ? 'sk' : 'pk';
    return refuse('key_missing', {
      detail: `Send the ${needs} key in the header "Authorization: Bearer ${prefix}_…".`,
    });
  }
  // The two kinds are looked up separately: the stored hash of a secret key must not work as a key.
  const kind: KeyKind = key.startsWith('sk_') ? 'secret' : 'publishable';
  const stored = kind === 'secret' ? hashToken(key) : key;
  const configuration = await configurations.ofKey(stored);
  if (configuration?.keys.get(stored) !== kind) return refuse('key_unknown');
  if (kind !== needs) return refuse('key_not_permitted', { detail: `This needs the ${needs} key.` });
  const { store, origins } = configuration;
  const who = { store, configuration, keyKind: kind, keyId: keyId(kind, hashToken(key)) };
  const { origin, ownOrigin, isBrowser } = credentials;
  if (kind === 'secret' && (isBrowser || origin !== undefined))
    return refuse('key_not_permitted', { detail: 'The secret key must not be used in a browser.' });
  if (origin === undefined || origin === ownOrigin || rulesFor(origin).some((rule) => origins.has(rule))) return who;
  return refuse('origin_not_allowed', { detail: `The store does not allow pages of ${origin}.` });
}
