import { isRecord, readJson } from '../../common/json.ts';
import type { Ports } from '../../ports/ports.ts';
import type { CartMutation } from '../cart.types.ts';
import type { CartRequest } from '../sending/request.ts';
import { entryKey, entryText } from './stored-entry.ts';

export interface OutboxEntry {
  mutation: CartMutation;
  /** Set once the mutation was sent to the server. */
  request?: CartRequest | undefined;
  /** How often a new request was made after a definite response. Part of the idempotency key. */
  asked: number;
  /** Adopted from another tab. That tab may have sent more than storage shows. */
  isAdopted?: boolean | undefined;
}

export interface Outbox {
  /** This tab's mutations, in the order they are sent. */
  readonly own: OutboxEntry[];
  /** The mutations of all tabs, oldest first. */
  mutations(): CartMutation[];
  /** Writes `own` to storage. Call it after every change of `own`. */
  save(): void;
  /** Finds unsent mutations of other tabs and of an earlier page in this tab. */
  watchAll(): void;
  /** Another tab wrote an entry of its outbox. */
  onMessage(key: string, value: string | null): void;
}

/** Reads a stored entry. An earlier version stored all entries of a tab in one list. */
function readEntries(text: string | null): OutboxEntry[] {
  return [readJson(text)].flat().flatMap((entry) => {
    if (!isRecord(entry) || !isRecord(entry['wish'])) return [];
    const { ['wish']: mutation, ...rest } = entry;
    return [{ ...rest, mutation } as unknown as OutboxEntry];
  });
}

/**
 * The queue of mutations in storage. Each mutation has its own key, so that tabs do not overwrite each other.
 * A tab holds a lock while it has mutations. Another tab that gets this lock knows that the first tab is gone,
 * and adopts its mutations. A lock is used until its tab has no more mutations, and never again. So a lock that
 * is free stays free.
 *
 * Locks do not order storage: the adopting tab may read fewer entries than the other tab wrote, or older ones.
 * So it removes only the entries that it read, adopts later entries when they appear, and sends an entry that was
 * already sent with the same idempotency key.
 */
export function createOutbox(
  { storage, channel, locks, random }: Ports,
  prefix: string,
  onAdopted: () => void,
  early?: { outboxKey: string; entries: OutboxEntry[] },
): Outbox {
  const own: OutboxEntry[] = [...(early?.entries ?? [])];
  /** Entries of other tabs, by their key in storage. */
  const others = new Map<string, OutboxEntry[]>();
  const watched = new Set<string>();
  const places = new WeakMap<OutboxEntry, string>();
  /** The texts that this tab has in storage, by key. */
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
    const next = new Map(own.map((entry) => [placeOf(entry), entryText(entry)]));
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
      const read = storage
        .keys(other)
        .filter((at) => tabOf(at) === other)
        .sort();
      const unsent = read.flatMap((at) => readEntries(storage.get(at)));
      if (!unsent.length) return;
      own.push(...unsent.map((entry) => ({ ...entry, isAdopted: true })));
      save();
      for (const at of read) write(at, null);
      onAdopted();
    });
  }

  function onMessage(at: string, value: string | null): void {
    const entries = readEntries(value);
    if (!entries.length) return void others.delete(at);
    others.set(at, entries);
    watch(tabOf(at));
  }

  return {
    own,
    save,
    onMessage,
    watchAll() {
      others.clear();
      for (const at of storage.keys(prefix)) if (!tab || tabOf(at) !== tab) onMessage(at, storage.get(at));
    },
    mutations() {
      // By id: an adopted mutation is in two outboxes for a moment.
      const all = new Map([...own, ...[...others.values()].flat()].map(({ mutation }) => [mutation.id, mutation]));
      return [...all.values()].sort((one, other) => one.at - other.at);
    },
  };
}
