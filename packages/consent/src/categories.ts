import { categoryRevision, hash } from './revision.ts';
import { warnOnce } from './safely.ts';

export type KnownCategory = 'necessary' | 'preferences' | 'analytics' | 'marketing';

/** Lower-case letters, digits and hyphens, at most 40; the known four, or the page's own. */
export type CategoryId = KnownCategory | (string & {});

/** Who is behind a category. Names and sentences are the banner's business, not the engine's. */
export interface Service {
  readonly id: string;
  /** Companies that receive data; a new one asks again. */
  readonly recipients?: readonly string[];
  /** ISO 3166-1 codes of where data goes; a new one asks again. */
  readonly countries?: readonly string[];
  /** Cookies and web storage keys that it sets; removed when its category is taken back. */
  readonly storage?: readonly { readonly name: string }[];
}

/** What is asked, by purpose. The shape of a category in the store's consent notice fits. */
export interface Category {
  readonly id: CategoryId;
  /** Runs without being asked, because the shop cannot work without it. `necessary` always is. */
  readonly required?: boolean;
  /** Counts as sale or sharing, so Global Privacy Control opts out of it. `marketing` does unless told. */
  readonly sale?: boolean;
  /** Terms such as `dpv:ServiceUsageAnalytics`; a new one asks again. */
  readonly purposes?: readonly string[];
  readonly services?: readonly Service[];
}

/** A category as the engine reads it: checked, with defaults, and with the hash of what is asked. */
export interface AskedCategory {
  readonly id: string;
  readonly required: boolean;
  readonly sale: boolean;
  readonly services: readonly Service[];
  readonly revision: string;
}

export const categoryIdPattern = /^[a-z][a-z0-9-]{0,39}$/;

function asked(category: Category, policyVersion: string): AskedCategory {
  if (!categoryIdPattern.test(category.id)) throw new TypeError('id');
  const sale = category.sale ?? category.id === 'marketing';
  return {
    id: category.id,
    required: category.required === true || category.id === 'necessary',
    sale,
    services: category.services ?? [],
    revision: categoryRevision(category, sale, policyVersion),
  };
}

/** Reads a page's configuration. What cannot be understood is left out, and so stays denied. */
export function readCategories(input: readonly Category[], policyVersion: string): readonly AskedCategory[] {
  const byId = new Map<string, AskedCategory>();
  try {
    for (const category of input) {
      const entry = asked(category, policyVersion);
      if (byId.has(entry.id)) throw new TypeError('twice');
      byId.set(entry.id, entry);
    }
  } catch (cause) {
    warnOnce('Consent categories could not be read; everything stays denied.', cause);
    return [];
  }
  return [...byId.values()];
}

/** Names the whole question: the same hash means that the same was asked. */
export function configurationRevision(categories: readonly AskedCategory[]): string {
  return hash(categories.map(({ id, required, revision }) => `${id}:${required}:${revision}`).sort().join());
}
