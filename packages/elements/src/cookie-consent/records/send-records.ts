import { PREFIX, type PageRecord } from './stored-records.ts';

const warned = new Set<string>();

function warn(message: string): void {
  if (!warned.has(message)) console.warn(`SmallShop: ${message}`);
  warned.add(message);
}

/** Browsers limit the body of a `keepalive` request to 64 KiB. */
const isSmall = (body: string): boolean => new Blob([body]).size < 60_000;

/** Names of the invalid fields in the shop's error response (RFC 9457). */
async function fieldsOf(response: Response): Promise<string> {
  const { field, errors = [] } = ((await response.json().catch(() => null)) ?? {}) as {
    field?: string;
    errors?: { field: string }[];
  };
  return [...new Set([field, ...errors.map((error) => error.field)])].filter(Boolean).join(', ');
}

/** Returns whether the server has the record or will never take it. Then it need not be sent again. */
async function send(id: string, body: string, url: string, key: string | null): Promise<boolean> {
  const post = (text: string, name: string) =>
    fetch(url, {
      method: 'POST',
      // The record's id makes a repeated request harmless.
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `consent-${name}`,
        ...(key && { authorization: `Bearer ${key}` }),
      },
      body: text,
      // The page may be closed or reloaded right after it.
      keepalive: isSmall(text),
    });
  try {
    let response = await post(body, id);
    const { notice, ...decision } = JSON.parse(body) as PageRecord;
    if (notice && (response.status === 400 || response.status === 413)) {
      // The record proves the answer also without the notice.
      warn(
        `${url} could not read the consent configuration that goes with a record ` +
          `(${(await fieldsOf(response)) || response.status}); the receipt will lack it.`,
      );
      response = await post(JSON.stringify(decision), `${id}-bare`);
    }
    const { ok, status } = response;
    if (!ok && status < 500)
      warn(
        `${url} did not take a consent record (${status}). ` +
          `Is records-key right, and this origin, ${location.origin}, one that the store allows?`,
      );
    // The merchant can correct the key or the origins later. Until then the record must not be lost.
    return status < 500 && ![401, 403, 408, 429].includes(status);
  } catch {
    return false;
  }
}

function storedNames(): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    // Storage is blocked: nothing was stored.
    return [];
  }
}

/** Sends the stored records, of this page and of earlier ones. `unstored`: records that could not be stored. */
export async function sendRecords(unstored: readonly PageRecord[], url: string, key: string | null): Promise<void> {
  await Promise.all([
    ...unstored.map((record) => send(record.id, JSON.stringify(record), url, key)),
    ...storedNames().map(async (name) => {
      if (await send(name.slice(PREFIX.length), localStorage.getItem(name) ?? '', url, key))
        localStorage.removeItem(name);
    }),
  ]);
}
