import { isRecord, readJson } from '../common/json.ts';
import type { Ports } from '../ports/ports.ts';
import type { CartWish } from './cart.types.ts';
import type { CartRequest } from './request.ts';

export interface OutboxEntry {
  wish: CartWish;
  /** Set once the wish was put to the server. */
  request?: CartRequest | undefined;
  /** How often it was asked anew after a definite answer; part of the idempotency key. */
  asked: number;
}

export interface Outbox {
  /** This tab's wishes, in the order they are sent. */
  readonly own: OutboxEntry[];
  /** The wishes of all tabs, oldest first. */
  wishes(): CartWish[];
  /** After every change of `own`. */
  save(): void;
  /** Finds what other tabs, or an earlier page of this one, have left unsent. */
  watchAll(): void;
  /** Another tab wrote its outbox. */
  hear(key: string, value: string | null): void;
}

function readEntries(text: string | null): OutboxEntry[] {
  const value = readJson(text);
  return Array.isArray(value) ? value.filter((entry) => isRecord(entry) && isRecord(entry['wish'])) : [];
}

/**
 * Wishes in storage, one key a tab, so that tabs do not overwrite each other. A tab holds a lock while it has
 * wishes; whoever gets the lock of a key knows that its tab is gone, and takes the wishes over.
 * A key is used until it is empty and never again, so a lock that is free stays free.
 */
export function createOutbox(
  { storage, channel, locks, random }: Ports,
  prefix: string,
  adopted: () => void,
  early?: { outboxKey: string; entries: OutboxEntry[] },
): Outbox {
  const own: OutboxEntry[] = [...(early?.entries ?? [])];
  const others = new Map<string, OutboxEntry[]>();
  const watched = new Set<string>();
  let key = '';
  let release = () => {};
  if (own.length) begin(early!.outboxKey);

  const write = (at: string, entries: OutboxEntry[]) => {
    const text = entries.length ? JSON.stringify(entries) : null;
    if (text === null) storage.remove(at);
    else storage.set(at, text);
    channel.post(at, text);
  };

  function begin(at: string): void {
    key = at;
    const done = new Promise<void>((resolve) => (release = resolve));
    void locks.run(key, () => done);
  }

  function save(): void {
    if (!own.length && !key) return;
    if (!key) begin(prefix + random());
    write(key, own);
    if (own.length) return;
    release();
    key = '';
  }

  function watch(other: string): void {
    if (watched.has(other)) return;
    watched.add(other);
    void locks.run(other, () => {
      const left = readEntries(storage.get(other));
      watched.delete(other);
      others.delete(other);
      if (!left.length) return;
      own.push(...left);
      save();
      write(other, []);
      adopted();
    });
  }

  function hear(at: string, value: string | null): void {
    const entries = readEntries(value);
    if (!entries.length) return void others.delete(at);
    others.set(at, entries);
    watch(at);
  }

  return {
    own,
    save,
    hear,
    watchAll() {
      others.clear();
      for (const at of storage.keys(prefix)) if (at !== key) hear(at, storage.get(at));
    },
    wishes() {
      // By id: for a moment a wish taken over stands in two outboxes.
      const all = new Map([...own, ...[...others.values()].flat()].map(({ wish }) => [wish.id, wish]));
      return [...all.values()].sort((one, other) => one.at - other.at);
    },
  };
}
