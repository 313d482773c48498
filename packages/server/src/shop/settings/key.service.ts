import { refuse, type ApiKey, type CreatedApiKey, type Refusal } from '@smallshop/contract';
import { and, asc, eq } from 'drizzle-orm';
import type { RequestContext } from '../requests/context.ts';
import type { Database } from '../../platform/database/client.ts';
import { hashToken, newId, newToken } from '../../platform/database/ids.ts';
import { keyId } from '../requests/key-auth.ts';
import { lockStore } from '../store/store.repo.ts';
import { apiKeys } from '../store/store.tables.ts';

type KeyRow = typeof apiKeys.$inferSelect;

function view({ key, kind, createdAt }: KeyRow, current: string): ApiKey {
  const id = idOf({ key, kind });
  return {
    id,
    kind,
    key: kind === 'publishable' ? key : null,
    current: id === current,
    createdAt: createdAt.toISOString(),
  };
}

/** The `key` of a secret row is already a hash. */
function idOf({ key, kind }: Pick<KeyRow, 'key' | 'kind'>): string {
  return keyId(kind, kind === 'secret' ? key : hashToken(key));
}

function findKeys(db: Database, storeId: string): Promise<KeyRow[]> {
  return db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.storeId, storeId))
    .orderBy(asc(apiKeys.createdAt), asc(apiKeys.key));
}

/** Returns the keys, oldest first. `current` is the id of the key that the caller uses. */
export async function viewKeys(db: Database, storeId: string, current = ''): Promise<ApiKey[]> {
  return (await findKeys(db, storeId)).map((row) => view(row, current));
}

export async function listKeys({ db, store, keyId: current }: RequestContext): Promise<{ items: ApiKey[] }> {
  return { items: await viewKeys(db, store.id, current) };
}

/** Creates an additional key, so that a merchant can start to use it before the old one is deleted. */
export function createKey({ db, store, now, keyId }: RequestContext, kind: KeyRow['kind']): Promise<CreatedApiKey> {
  return insertKey(db, { storeId: store.id, kind, now: now() }, keyId);
}

/** Does the same for the command line, where the caller has no key. */
export async function insertKey(
  db: Database,
  { storeId, kind, now }: { storeId: string; kind: KeyRow['kind']; now: Date },
  current = '',
): Promise<CreatedApiKey> {
  return db.transaction(async (tx) => {
    await lockStore(tx, storeId);
    const taken = new Set((await findKeys(tx, storeId)).map(idOf));
    for (;;) {
      const key = kind === 'secret' ? newToken('sk') : newId('pk');
      const row: KeyRow = { key: kind === 'secret' ? hashToken(key) : key, storeId, kind, createdAt: now };
      // Ids are short, so two keys of a store could get the same one.
      if (taken.has(idOf(row))) continue;
      await tx.insert(apiKeys).values(row);
      return { ...view(row, current), key };
    }
  });
}

/**
 * Deletes a key, also the one that the caller uses. The last secret key cannot be deleted, because the merchant would
 * lose access.
 */
export async function removeKey({ db, store }: RequestContext, id: string): Promise<undefined | Refusal> {
  return db.transaction(async (tx) => {
    await lockStore(tx, store.id);
    const keys = await findKeys(tx, store.id);
    const found = keys.find((row) => idOf(row) === id);
    if (!found) return refuse('not_found', { field: 'keyId' });
    if (found.kind === 'secret' && keys.filter(({ kind }) => kind === 'secret').length === 1) {
      return refuse('key_last_secret', { field: 'keyId', detail: 'Make another secret key first.' });
    }
    await tx.delete(apiKeys).where(and(eq(apiKeys.key, found.key), eq(apiKeys.storeId, store.id)));
    return undefined;
  });
}
