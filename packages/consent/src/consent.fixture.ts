import type { ConsentOptions } from './consent.ts';
import { createConsent } from './create-consent.ts';
import { loadScripts } from './gate/gate.ts';
import type { ConsentRecord } from './decision/record.ts';
import { memoryStorage } from './storage/memory.ts';

// Fetched before a script is let through: from here on it runs at once.
await loadScripts();

export const DAY = 86_400_000;
export const NOON = Date.UTC(2026, 10, 23, 12);
export const banner = { method: 'button', layer: 'first' } as const;
export const preferences = { method: 'toggle', layer: 'second' } as const;

export const categories = [
  { id: 'necessary', required: true },
  { id: 'preferences' },
  { id: 'analytics', services: [{ id: 'stats', storage: [{ name: '_stats' }] }] },
  { id: 'marketing' },
];

/** An engine on its own ground: a clock to set, ids to predict, and the records it made. */
export function setup(options: Partial<ConsentOptions> = {}) {
  const records: ConsentRecord[] = [];
  const clock = { now: NOON };
  const storage = options.storage ?? memoryStorage();
  const consent = createConsent({
    key: 'pk_tea',
    categories,
    storage,
    clock: () => clock.now,
    gpc: false,
    document: undefined,
    language: 'en',
    onRecord: (record) => void records.push(record),
    ...options,
  });
  return { consent, records, clock, storage };
}
