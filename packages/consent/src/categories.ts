import { hash, materialHash } from './decision/revision.ts';
import { warnOnce } from './safely.ts';

export type KnownCategory = 'necessary' | 'preferences' | 'analytics' | 'marketing';

/** Lower-case letters, digits and hyphens, at most 40; the known four, or the page's own. */
export type CategoryId = KnownCategory | (string & {});

/** A category (`analytics`), or one service of it (`analytics/statistics`). */
export type ConsentKey = CategoryId | `${string}/${string}`;

/** Where a browser keeps something. */
export type StoreKind = 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB' | 'cacheStorage';

/** Something that a service stores in the browser. */
export interface StoredItem {
  /** An exact name, a name with `*` for any characters (`_ga_*`), or a RegExp if the configuration is not JSON. */
  readonly name: string | RegExp;
  /** Default: all kinds of storage. */
  readonly store?: StoreKind;
  /** Cookies only: removed also for this domain, besides the host and its parents. */
  readonly domain?: string;
  readonly path?: string;
}

/** A recipient of data, with its country (ISO 3166-1) and its page. */
export type Recipient = string | { readonly name: string; readonly country?: string; readonly url?: string };

/** The company that decides why and how data is processed: the merchant or the owner of the site. */
export interface Controller {
  readonly name: string;
  /** ISO 3166-1. */
  readonly country?: string;
  /** An address for contact. A change of it asks no visitor again. */
  readonly contact?: string;
  readonly address?: string;
}

/**
 * The recipient of data abroad (PIPL Art. 39). Its sentences are wording. `purposes` and `personalData` of the service
 * say the same as terms.
 */
export interface Overseas {
  readonly recipient: string;
  readonly country: string;
  readonly contact?: string;
  readonly purpose?: string;
  readonly method?: string;
  readonly dataTypes?: string;
  readonly rights?: string;
}

/**
 * A service in a category. The engine does not use its names and sentences. A change of any field asks again, also of a
 * field that is not listed here. Only a change of wording does not: see `revision.ts`.
 */
export interface Service {
  readonly id: string;
  /** Terms such as `dpv:ServiceUsageAnalytics`. */
  readonly purposes?: readonly string[];
  /** Terms such as `pd:IPAddress`. */
  readonly personalData?: readonly string[];
  readonly recipients?: readonly Recipient[];
  /** ISO 3166-1 codes of the countries that receive data. */
  readonly countries?: readonly string[];
  readonly legalBasis?: string;
  /** How long data is kept, an ISO 8601 duration. */
  readonly retention?: string;
  readonly overseas?: Overseas;
  /** What it stores in the browser. Removed after a refusal or a withdrawal. */
  readonly storage?: readonly StoredItem[];
  /** It is denied and not asked. `applyPack` sets it if the notice lacks a disclosure that the law requires. */
  readonly disabled?: boolean;
}

/** A category of services with one purpose. A category of the store's consent notice has this shape. */
export interface Category {
  readonly id: CategoryId;
  /** Runs without consent, because the shop cannot work without it. `necessary` is always required. */
  readonly required?: boolean;
  /** Counts as sale or sharing, so Global Privacy Control opts out of it. Default: true for `marketing`, else false. */
  readonly sale?: boolean;
  /**
   * Needs a consent of its own (PIPL Art. 23, 29, 39): `acceptAll` leaves it as it is, only `choose` by name grants
   * it.
   */
  readonly separate?: boolean;
  /** Terms such as `dpv:ServiceUsageAnalytics`, if no service has its own. A change asks again. */
  readonly purposes?: readonly string[];
  readonly services?: readonly Service[];
}

/** A category as the engine reads it: checked, with defaults, and with the hash of its question. */
export interface AskedCategory {
  readonly id: string;
  readonly required: boolean;
  readonly sale: boolean;
  readonly separate: boolean;
  readonly services: readonly Service[];
  /**
   * Keys that have an answer each: `category/service` of each service that is not disabled, sorted by id. Without
   * services, the category itself.
   */
  readonly keys: readonly string[];
  readonly revision: string;
}

const categoryIdPattern = /^[a-z][a-z0-9-]{0,39}$/;

/** Applies to all categories: a change asks everything again. */
export interface AskedFor {
  readonly policyVersion?: string | undefined;
  readonly controller?: Controller | undefined;
}

function asked(category: Category, { policyVersion, controller }: AskedFor): AskedCategory {
  const { id, services = [] } = category;
  if (!id.match(categoryIdPattern)) throw new Error(id);
  const sale = category.sale ?? id === 'marketing';
  const keys = services.flatMap((service) => (service.disabled ? [] : `${id}/${service.id}`)).sort();
  const required = category.required === true || id === 'necessary';
  return {
    id,
    required,
    sale,
    separate: category.separate === true,
    services,
    keys: services.length ? keys : [id],
    // An empty version counts as no version.
    revision: materialHash({ ...category, required, sale, controller, policyVersion: policyVersion || null }),
  };
}

/** Reads a page's configuration. If any of it is invalid, it returns no category, so that everything is denied. */
export function readCategories(input: readonly Category[], about: AskedFor = {}): readonly AskedCategory[] {
  try {
    const categories = input.map((category) => asked(category, about));
    const names = categories.flatMap(({ id, keys }) => [`${id}/`, ...keys]);
    if (new Set(names).size < names.length) throw new Error('twice');
    return categories;
  } catch (cause) {
    warnOnce('categories not read', cause);
    return [];
  }
}

/** Hash of all questions. The same hash means that the same was asked. */
export const configurationRevision = (categories: readonly AskedCategory[]): string =>
  hash(String(categories.map(({ id, required, revision }) => [id, required, revision]).sort()));
