import { isRecord, readJson } from '../common/json.ts';
import type { Ports } from '../ports/ports.ts';
import { entryKey } from './entry-key.ts';
import type { CartMutation } from './cart.types.ts';
import type { CartRequest } from './request.ts';

export interface OutboxEntry {
  wish: CartMutation;
  /** Set once the wish was put to the server. */
  request?: CartRequest | undefined;
  /** How often it was asked anew after a definite answer; part of the idempotency key. */
  asked: number;
  /** Taken over from another tab, which may have got further with it than its storage tells. */
  isAdopted?: boolean | undefined;
}

export interface Outbox {
  /** This tab's wishes, in the order they are sent. */
  readonly own: OutboxEntry[];
  /** The wishes of all tabs, oldest first. */
  wishes(): CartMutation[];
  /** After every change of `own`. */
  save(): void;
  /** Finds what other tabs, or an earlier page of this one, have left unsent. */
  watchAll(): void;
  /** Another tab wrote its outbox. */
  hear(key: string, value: string | null): void;
}

/** One entry; an earlier version kept all those of a tab in one list. */
function readEntries(text: string | null): OutboxEntry[] {
  const value = readJson(text);
  return [value].flat().filter((entry): entry is OutboxEntry => isRecord(entry) && isRecord(entry['wish']));
}

/**
 * Wishes in storage, one key a wish, so that tabs do not overwrite each other. A tab holds a lock while it has
 * wishes; whoever gets the lock of a tab knows that it is gone, and takes its wishes over.
 * A lock is used until its tab has no more wishes and never again, so a lock that is free stays free.
 *
 * Locks do not order storage: whoever takes over may read less than the other tab wrote, or older words. So only
 * what was read is removed, what shows up later is taken over later, and what is sent twice has the same
 * idempotency key.
 */
export function createOutbox(
  { storage, channel, locks, random }: Ports,
  prefix: string,
  onAdopted: () => void,
  early?: { outboxKey: string; entries: OutboxEntry[] },
): Outbox {
  const own: OutboxEntry[] = [...(early?.entries ?? [])];
  /** Those of other tabs, by their key in storage. */
  const others = new Map<string, OutboxEntry[]>();
  const watched = new Set<string>();
  const places = new WeakMap<OutboxEntry, string>();
  /** What this tab has in storage, by key. */
  let saved = new Map<string, string>();
  let count = 0;
  let tab = '';
  let release = () => {};
  if (own.length) {
    begin(early!.outboxKey);
    for (const entry of own) saved.set(placeOf(entry), '');
  }

  const write = (at: string, text: string | null) => {
    if (text === null) storage.remove(at);
    else storage.set(at, text);
    channel.post(at, text);
  };

  function begin(name: string): void {
    tab = name;
    const done = new Promise<void>((resolve) => (release = resolve));
    void locks.run(tab, () => done);
  }

  function placeOf(entry: OutboxEntry): string {
    const place = places.get(entry) ?? entryKey(tab, count++);
    places.set(entry, place);
    return place;
  }

  function save(): void {
    if (!own.length && !tab) return;
    if (!tab) begin(prefix + random());
    const next = new Map(own.map((entry) => [placeOf(entry), JSON.stringify(entry)]));
    for (const [at, text] of next) if (saved.get(at) !== text) write(at, text);
    for (const at of saved.keys()) if (!next.has(at)) write(at, null);
    saved = next;
    if (own.length) return;
    release();
    tab = '';
  }

  const tabOf = (at: string): string => prefix + at.slice(prefix.length).split(':')[0];

  function watch(other: string): void {
    if (watched.has(other)) return;
    watched.add(other);
    void locks.run(other, () => {
      watched.delete(other);
      for (const at of others.keys()) if (tabOf(at) === other) others.delete(at);
      const read = storage.keys(other).filter((at) => tabOf(at) === other).sort();
      const left = read.flatMap((at) => readEntries(storage.get(at)));
      if (!left.length) return;
      own.push(...left.map((entry) => ({ ...entry, isAdopted: true })));
      save();
      for (const at of read) write(at, null);
      onAdopted();
    });
  }

  function hear(at: string, value: string | null): void {
    const entries = readEntries(value);
    if (!entries.length) return void others.delete(at);
    others.set(at, entries);
    watch(tabOf(at));
  }

  return {
    own,
    save,
    hear,
    watchAll() {
      others.clear();
      for (const at of storage.keys(prefix)) if (!tab || tabOf(at) !== tab) hear(at, storage.get(at));
    },
    wishes() {
      // By id: for a moment a wish taken over stands in two outboxes.
      const all = new Map([...own, ...[...others.values()].flat()].map(({ wish }) => [wish.id, wish]));
      return [...all.values()].sort((one, other) => one.at - other.at);
    },
  };
}
