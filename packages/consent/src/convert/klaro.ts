import type { Converted, ConvertedCategory, ConvertedService, Hook } from './converted.ts';
import { toCategoryId } from './converted.ts';
import { toItems } from './patterns.ts';

type Cookie =
  | string
  | RegExp
  | readonly [pattern: string | RegExp, path?: string, domain?: string]
  | { readonly pattern: string | RegExp; readonly path?: string; readonly domain?: string };

export interface KlaroService {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly purposes?: readonly string[];
  readonly cookies?: readonly Cookie[];
  readonly required?: boolean;
  readonly optOut?: boolean;
  readonly default?: boolean;
  readonly callback?: (consent: boolean, service: KlaroService) => void;
  readonly onAccept?: unknown;
  readonly onDecline?: unknown;
  readonly onInit?: unknown;
}

/** The part of Klaro 0.7's configuration that is taken over. */
export interface KlaroConfig {
  readonly services?: readonly KlaroService[];
  /** As it was named before 0.7. */
  readonly apps?: readonly KlaroService[];
  readonly cookieExpiresAfterDays?: number;
  readonly default?: boolean;
  readonly privacyPolicy?: string | Readonly<Record<string, string>>;
  readonly translations?: Readonly<Record<string, unknown>>;
}

export interface KlaroChoices {
  /** Language of the texts to take. Default: `en`. */
  readonly language?: string;
  /** Categories for purposes that the defaults do not place as you want: `{ livechat: 'preferences' }`. */
  readonly purposes?: Readonly<Record<string, string>>;
}

const placed: Readonly<Record<string, string>> = {
  analytics: 'analytics',
  statistics: 'analytics',
  performance: 'analytics',
  advertising: 'marketing',
  ads: 'marketing',
  marketing: 'marketing',
  targeting: 'marketing',
  functional: 'preferences',
  functionality: 'preferences',
  preferences: 'preferences',
  styling: 'preferences',
};

interface Words {
  readonly title?: string;
  readonly description?: string;
  readonly [key: string]: unknown;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.replace(/<[^>]*>/g, '').trim() : '');

function toItem(cookie: Cookie): { name: string | RegExp; path?: string; domain?: string } {
  if (typeof cookie === 'string' || cookie instanceof RegExp) return { name: cookie };
  const { pattern, path, domain } =
    'pattern' in cookie ? cookie : { pattern: cookie[0], path: cookie[1], domain: cookie[2] };
  return { name: pattern, ...(path && { path }), ...(domain && { domain }) };
}

function hookOf(key: string, service: KlaroService): Hook | null {
  const { callback, onAccept, onDecline } = service;
  const both = (granted: boolean, own: unknown) => () => {
    if (typeof own === 'function') own({ service, confirmed: true });
    callback?.(granted, service);
  };
  if (!callback && typeof onAccept !== 'function' && typeof onDecline !== 'function') return null;
  return { key, accept: both(true, onAccept), reject: both(false, onDecline) };
}

/**
 * Reads a configuration of Klaro 0.7: each service goes to the category of its first purpose. For its markup
 * (`data-name`) see `adoptKlaroMarkup`. Nothing of it is called, and it stays as it was.
 */
export function fromKlaro(config: KlaroConfig, { language = 'en', purposes = {} }: KlaroChoices = {}): Converted {
  const notes: string[] = [];
  const hooks: Hook[] = [];
  const words = { ...(config.translations?.['zz'] as Words), ...(config.translations?.[language] as Words) };
  const byCategory = new Map<string, { purpose: string; services: ConvertedService[] }>();

  for (const service of config.services ?? config.apps ?? []) {
    const { name, required, optOut } = service;
    const purpose = service.purposes?.[0] ?? 'other';
    const id = required ? 'necessary' : (purposes[purpose] ?? placed[purpose] ?? toCategoryId(purpose, []));
    const own = (words[name] ?? {}) as Words;
    const stored = (service.cookies ?? []).flatMap((cookie) => toItems(toItem(cookie), notes));
    if (required)
      notes.push(`Service "${name}" is required and now runs without being asked: is the shop impossible without it?`);
    if (optOut || (service.default ?? config.default))
      notes.push(`Service "${name}" starts off: nothing runs before a yes.`);
    if ((service.purposes?.length ?? 0) > 1)
      notes.push(`Service "${name}" is asked for "${purpose}" only, the first of its purposes.`);
    for (const field of ['onAccept', 'onDecline', 'onInit'] as const) {
      if (typeof service[field] === 'string')
        notes.push(`Service "${name}": ${field} is text to evaluate, and is not taken over.`);
    }
    const hook = hookOf(`${id}/${name}`, service);
    if (hook) hooks.push(hook);
    const category = byCategory.get(id) ?? { purpose, services: [] };
    category.services.push({
      id: name,
      name: text(service.title) || text(own.title) || name,
      purpose: text(service.description) || text(own.description),
      storage: stored,
    });
    byCategory.set(id, category);
  }

  const purposeWords = (words['purposes'] ?? {}) as Readonly<Record<string, string | Words>>;
  const categories = [...byCategory].map(([id, { purpose, services }]): ConvertedCategory => {
    const own = purposeWords[purpose];
    const name = text(typeof own === 'string' ? own : own?.title);
    // The four known ones have words of their own, in eight languages.
    return {
      id,
      ...(name && !/^(necessary|preferences|analytics|marketing)$/.test(id) && { name }),
      required: id === 'necessary',
      services,
    };
  });
  const { privacyPolicy } = config;
  const policyUrl =
    text(words['privacyPolicyUrl']) ||
    text(typeof privacyPolicy === 'string' ? privacyPolicy : (privacyPolicy?.[language] ?? privacyPolicy?.['default']));
  return {
    categories,
    ...(config.cookieExpiresAfterDays !== undefined && { maxAgeDays: config.cookieExpiresAfterDays }),
    ...(policyUrl && { policyUrl }),
    hooks,
    notes,
  };
}
