/** Where an entry of a tab's outbox stands in storage; in the order of keys they are sent. */
export const entryKey = (tab: string, index: number): string => `${tab}:${String(index).padStart(6, '0')}`;
