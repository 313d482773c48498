import { refuse, type Route, type Refusal } from '@smallshop/contract';
import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { hashToken } from '../../platform/database/ids.ts';
import { rulesFor } from '../store/origin.ts';
import { allowedOrigins, apiKeys, stores, type StoreRow } from '../store/store.tables.ts';

export interface Credentials {
  authorization: string | undefined;
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
  keyKind: 'publishable' | 'secret';
  /** Identifies the key in logs. It gives no access. */
  keyId: string;
}

/** Returns an id for a key, for places that must not contain the key: its kind and eight digits of its hash. */
export function keyId(kind: Authenticated['keyKind'], hash: string): string {
  return `${kind === 'secret' ? 'sk' : 'pk'}_${hash.slice(0, 8)}`;
}

/** Returns the store of the key if the key may use this route from this page. */
export async function authenticate(
  db: Database,
  needs: Route['key'],
  credentials: Credentials,
): Promise<Authenticated | Refusal> {
  const key = /^Bearer (\S+)$/i.exec(credentials.authorization ?? '')?.[1];
  if (!key) return refuse('key_missing', { detail: 'Send the header "Authorization: Bearer pk_…".' });
  // The two kinds are looked up separately: the stored hash of a secret key must not work as a key.
  const stored = key.startsWith('sk_') ? storedAs('secret', hashToken(key)) : storedAs('publishable', key);
  const [row] = await db
    .select({ store: stores, keyKind: apiKeys.kind })
    .from(apiKeys)
    .innerJoin(stores, eq(stores.id, apiKeys.storeId))
    .where(stored);
  if (!row) return refuse('key_unknown');
  if (row.keyKind !== needs) return refuse('key_not_permitted', { detail: `This needs the ${needs} key.` });
  const who = { ...row, keyId: keyId(row.keyKind, hashToken(key)) };
  if (row.keyKind === 'secret' && (credentials.isBrowser || credentials.origin !== undefined))
    return refuse('key_not_permitted', { detail: 'The secret key must not be used in a browser.' });
  if (credentials.origin === undefined) return who;
  if (credentials.origin === credentials.ownOrigin || (await isAllowed(db, row.store.id, credentials.origin)))
    return who;
  return refuse('origin_not_allowed', { detail: `The store does not allow pages of ${credentials.origin}.` });
}

function storedAs(kind: Authenticated['keyKind'], value: string) {
  return and(eq(apiKeys.kind, kind), eq(apiKeys.key, value));
}

async function isAllowed(db: Database, storeId: string, origin: string): Promise<boolean> {
  const rows = await db
    .select({ origin: allowedOrigins.origin })
    .from(allowedOrigins)
    .where(and(eq(allowedOrigins.storeId, storeId), inArray(allowedOrigins.origin, rulesFor(origin))))
    .limit(1);
  return rows.length > 0;
}
