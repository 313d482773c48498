import { PREFIX, type PageRecord } from './stored-records.ts';

const warned = new Set<string>();

function warn(words: string): void {
  if (!warned.has(words)) console.warn(`SmallShop: ${words}`);
  warned.add(words);
}

/** Browsers refuse more than 64 KiB of what may outlive its page. */
const isSmall = (body: string): boolean => new Blob([body]).size < 60_000;

/** The fields that a server finds fault with, as RFC 9457 documents of the shop name them. */
async function fieldsOf(answer: Response): Promise<string> {
  const { field, errors = [] } = ((await answer.json().catch(() => null)) ?? {}) as {
    field?: string;
    errors?: { field: string }[];
  };
  return [...new Set([field, ...errors.map((error) => error.field)])].filter(Boolean).join(', ');
}

/** Whether the server has the record, or will never take it. */
async function send(id: string, body: string, url: string, key: string | null): Promise<boolean> {
  const post = (text: string, name: string) =>
    fetch(url, {
      method: 'POST',
      // The record's own id makes a second report of it harmless.
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `consent-${name}`,
        ...(key && { authorization: `Bearer ${key}` }),
      },
      body: text,
      // It may be the last thing that a page does.
      keepalive: isSmall(text),
    });
  try {
    let answer = await post(body, id);
    const { notice, ...decision } = JSON.parse(body) as PageRecord;
    if (notice && (answer.status === 400 || answer.status === 413)) {
      // The decision is proof also without the words that were read.
      warn(
        `${url} could not read the consent configuration that goes with a record (${(await fieldsOf(answer)) || answer.status}); the receipt will lack it.`,
      );
      answer = await post(JSON.stringify(decision), `${id}-bare`);
    }
    const { ok, status } = answer;
    if (!ok && status < 500)
      warn(
        `${url} did not take a consent record (${status}). Is records-key right, and this origin, ${location.origin}, one that the store allows?`,
      );
    // A key or an origin can be put right later, and proof must not be lost meanwhile.
    return status < 500 && ![401, 403, 408, 429].includes(status);
  } catch {
    return false;
  }
}

function keptNames(): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    // Blocked: nothing was kept.
    return [];
  }
}

/** Sends what is kept, of this page and of earlier ones; `loose` are records that could not be kept. */
export async function sendRecords(loose: readonly PageRecord[], url: string, key: string | null): Promise<void> {
  await Promise.all([
    ...loose.map((record) => send(record.id, JSON.stringify(record), url, key)),
    ...keptNames().map(async (name) => {
      if (await send(name.slice(PREFIX.length), localStorage.getItem(name) ?? '', url, key))
        localStorage.removeItem(name);
    }),
  ]);
}
