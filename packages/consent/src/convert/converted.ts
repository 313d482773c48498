import type { Category, Service, StoredItem } from '../categories.ts';
import type { Consent } from '../consent.ts';

export interface ConvertedService extends Service {
  readonly name: string;
  readonly purpose: string;
  readonly storage: readonly StoredItem[];
}

/** As `createConsent` and the `config` of the banner take it. */
export interface ConvertedCategory extends Category {
  readonly name?: string;
  readonly description?: string;
  readonly services: readonly ConvertedService[];
}

/** What the other tool's configuration called on a yes and on a no, by category or service. */
export interface Hook {
  readonly key: string;
  readonly accept?: (() => unknown) | undefined;
  readonly reject?: (() => unknown) | undefined;
}

export interface Converted {
  readonly categories: readonly ConvertedCategory[];
  readonly maxAgeDays?: number;
  readonly policyVersion?: string;
  readonly policyUrl?: string;
  readonly hooks: readonly Hook[];
  /** What could not be taken over, or is meant differently here; each a sentence that names the field. */
  readonly notes: readonly string[];
}

/** A category's id as the engine takes it: lower-case letters, digits, hyphens. */
export function toCategoryId(name: string, notes: string[]): string {
  const id =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+/, '')
      .replace(/-+$/, '')
      .slice(0, 40) || 'other';
  if (id !== name) notes.push(`Category "${name}" is now "${id}": write data-category="${id}" in the page.`);
  return id;
}

/** Calls the hooks as their tool did: on each yes and each no, stored ones included. Returns what ends it. */
export function connectHooks(consent: Consent, hooks: readonly Hook[]): () => void {
  const known = new Map<Hook, boolean>();
  return consent.subscribe((state) => {
    for (const hook of hooks) {
      const granted = consent.granted(hook.key);
      if (known.get(hook) === granted || (!granted && state.recordId === null)) continue;
      known.set(hook, granted);
      if (granted) hook.accept?.();
      else hook.reject?.();
    }
  });
}
