import type { OutboxEntry } from './outbox.ts';

/** Prefix of the storage keys of all queued mutations of a cart. */
export const outboxPrefix = (cartKey: string): string => `${cartKey}:wishes:`;

/** Storage key of an entry in a tab's outbox. Entries are sent in the order of their keys. */
export const entryKey = (tab: string, index: number): string => `${tab}:${String(index).padStart(6, '0')}`;

/** The stored form of an entry. Browsers already hold entries in it, so its property names never change. */
export const entryText = ({ mutation, ...rest }: OutboxEntry): string =>
  JSON.stringify({ ['wish']: mutation, ...rest });
