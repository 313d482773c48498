import type { SharedPort, StoragePort } from './ports.ts';

const table = 'texts';

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table);
  return settled(request);
}

/** Updates a text in one transaction. Transactions run one after the other, also across the processes of a browser. */
async function update(
  name: string,
  key: string,
  change: (present: string | null) => string | null,
): Promise<string | null> {
  const database = await open(name);
  try {
    const transaction = database.transaction(table, 'readwrite');
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const texts = transaction.objectStore(table);
    const present = ((await settled(texts.get(key))) as string | undefined) ?? null;
    const next = change(present);
    if (next === null) texts.delete(key);
    else if (next !== present) texts.put(next, key);
    await done;
    return next;
  } finally {
    // Open for one transaction only: a page with an open database is not kept in the back/forward cache.
    database.close();
  }
}

/** Shared texts in IndexedDB. If it is not available, in storage, where tabs may overwrite each other. */
export function sharedTexts(name: string, storage: StoragePort): SharedPort {
  return {
    async update(key, change) {
      try {
        return await update(name, key, change);
      } catch {
        const at = `${key}:shared`;
        const next = change(storage.get(at));
        if (next === null) storage.remove(at);
        else storage.set(at, next);
        return next;
      }
    },
  };
}
