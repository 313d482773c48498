import type { ConsentRecord } from '@smallshop/consent';
import { PREFIX } from './kept-records.ts';

let warned = false;

/** Whether the server has the record, or will never take it. */
async function send(id: string, body: string, url: string, key: string | null): Promise<boolean> {
  // The record's own id makes a second report of it harmless.
  const headers = { 'content-type': 'application/json', 'idempotency-key': `consent-${id}`, ...(key && { authorization: `Bearer ${key}` }) };
  try {
    // It may be the last thing that a page does.
    const { ok, status } = await fetch(url, { method: 'POST', headers, body, keepalive: true });
    if (!ok && status < 500 && !warned) {
      warned = true;
      console.warn(`SmallShop: ${url} did not take a consent record (${status}). Is records-key right, and this origin, ${location.origin}, one that the store allows?`);
    }
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
export async function sendRecords(loose: readonly ConsentRecord[], url: string, key: string | null): Promise<void> {
  await Promise.all([
    ...loose.map((record) => send(record.id, JSON.stringify(record), url, key)),
    ...keptNames().map(async (name) => {
      if (await send(name.slice(PREFIX.length), localStorage.getItem(name) ?? '', url, key)) localStorage.removeItem(name);
    }),
  ]);
}
