import { hash, materialHash } from './decision/revision.ts';
import { warnOnce } from './safely.ts';

export type KnownCategory = 'necessary' | 'preferences' | 'analytics' | 'marketing';

/** Lower-case letters, digits and hyphens, at most 40; the known four, or the page's own. */
export type CategoryId = KnownCategory | (string & {});

/** A category (`analytics`), or one service of it (`analytics/statistics`). */
export type ConsentKey = CategoryId | `${string}/${string}`;

/** Where a browser keeps something. */
export type StoreKind = 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB' | 'cacheStorage';

/** Something that a service leaves in the browser. */
export interface StoredItem {
  /** An exact name, a name with `*` for any characters (`_ga_*`), or a RegExp where the configuration is no JSON. */
  readonly name: string | RegExp;
  /** Default: every kind. */
  readonly store?: StoreKind;
  /** Cookies only: tried besides the host and its parents, and the path of the page and its parents. */
  readonly domain?: string;
  readonly path?: string;
}

/** Who receives data, in which country (ISO 3166-1), and its page. */
export type Recipient = string | { readonly name: string; readonly country?: string; readonly url?: string };

/** Who decides why and how data is processed: the merchant or the site's owner. */
export interface Controller {
  readonly name: string;
  /** ISO 3166-1. */
  readonly country?: string;
  /** How to reach it. A change of the address asks no visitor again. */
  readonly contact?: string;
  readonly address?: string;
}

/**
 * Who receives data abroad (PIPL Art. 39). Its sentences are wording: `purposes` and `personalData` of the service
 * say the same in terms.
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
 * Who is behind a category. Names and sentences are the banner's business, not the engine's. A change of any field
 * asks again, also of a field that is not listed here; only wording does not: see `revision.ts`.
 */
export interface Service {
  readonly id: string;
  /** Terms such as `dpv:ServiceUsageAnalytics`. */
  readonly purposes?: readonly string[];
  /** Terms such as `pd:IPAddress`. */
  readonly personalData?: readonly string[];
  readonly recipients?: readonly Recipient[];
  /** ISO 3166-1 codes of where data goes. */
  readonly countries?: readonly string[];
  readonly legalBasis?: string;
  /** How long data is kept, an ISO 8601 duration. */
  readonly retention?: string;
  readonly overseas?: Overseas;
  /** What it leaves in the browser; removed when it is refused or taken back. */
  readonly storage?: readonly StoredItem[];
  /** It is denied and not asked: `applyPack` sets it where the law requires a disclosure that the notice lacks. */
  readonly disabled?: boolean;
}

/** What is asked, by purpose. The shape of a category in the store's consent notice fits. */
export interface Category {
  readonly id: CategoryId;
  /** Runs without being asked, because the shop cannot work without it. `necessary` always is. */
  readonly required?: boolean;
  /** Counts as sale or sharing, so Global Privacy Control opts out of it. Default: true for `marketing`, else false. */
  readonly sale?: boolean;
  /**
   * Needs a consent of its own (PIPL Art. 23, 29, 39): `acceptAll` leaves it as it is, only `choose` by name grants
   * it.
   */
  readonly separate?: boolean;
  /** Terms such as `dpv:ServiceUsageAnalytics`, where no service names its own; a change asks again. */
  readonly purposes?: readonly string[];
  readonly services?: readonly Service[];
}

/** A category as the engine reads it: checked, with defaults, and with the hash of what is asked. */
export interface AskedCategory {
  readonly id: string;
  readonly required: boolean;
  readonly sale: boolean;
  readonly separate: boolean;
  readonly services: readonly Service[];
  /**
   * What is answered one by one: `category/service` of each service that is not disabled, by id; without services,
   * the category itself.
   */
  readonly keys: readonly string[];
  readonly revision: string;
}

const categoryIdPattern = /^[a-z][a-z0-9-]{0,39}$/;

/** What holds for all categories: a change asks everything again. */
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
    // An empty version is none.
    revision: materialHash({ ...category, required, sale, controller, policyVersion: policyVersion || null }),
  };
}

/** Reads a page's configuration. What cannot be understood is left out, and so stays denied. */
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

/** Names the whole question: the same hash means that the same was asked. */
export const configurationRevision = (categories: readonly AskedCategory[]): string =>
  hash(String(categories.map(({ id, required, revision }) => [id, required, revision]).sort()));
