import type { Converted, ConvertedCategory, ConvertedService, Hook } from './converted.ts';
import { toCategoryId } from './converted.ts';
import { toItems } from './patterns.ts';

interface CookieItem {
  readonly name: string | RegExp;
  readonly path?: string;
  readonly domain?: string;
}

/** The part of vanilla-cookieconsent 3's configuration that is taken over. */
export interface CookieConsentConfig {
  readonly mode?: 'opt-in' | 'opt-out';
  readonly revision?: number;
  readonly cookie?: { readonly expiresAfterDays?: number | ((acceptType: 'all' | 'custom' | 'necessary') => number) };
  readonly categories: Readonly<
    Record<
      string,
      {
        readonly enabled?: boolean;
        readonly readOnly?: boolean;
        readonly autoClear?: { readonly cookies: readonly CookieItem[] };
        readonly services?: Readonly<
          Record<
            string,
            {
              readonly label?: string;
              readonly onAccept?: () => void;
              readonly onReject?: () => void;
              readonly cookies?: readonly CookieItem[];
            }
          >
        >;
      }
    >
  >;
  readonly language?: { readonly default?: string; readonly translations?: Readonly<Record<string, unknown>> };
}

interface Section {
  readonly title?: string;
  readonly description?: string;
  readonly linkedCategory?: string;
}

export interface CookieConsentChoices {
  /** The page: services that only its `data-service` attributes name are found there, as the other tool does. */
  readonly root?: ParentNode;
  /** Language of the texts to take. Default: the configuration's default. */
  readonly language?: string;
}

const plain = (html = '') => html.replace(/<[^>]*>/g, '').trim();

function sectionsOf(
  { language }: CookieConsentConfig,
  wanted: string | undefined,
  notes: string[],
): readonly Section[] {
  const tag = wanted ?? language?.default ?? 'en';
  const words = language?.translations?.[tag] as
    | { preferencesModal?: { sections?: readonly Section[] } }
    | string
    | undefined;
  if (typeof words === 'string' || typeof words === 'function') {
    notes.push(`language.translations.${tag} is loaded when the page runs: its words were not taken over.`);
    return [];
  }
  return words?.preferencesModal?.sections ?? [];
}

/**
 * Reads a configuration of vanilla-cookieconsent 3. Its markup (`type="text/plain" data-category data-service`) works
 * as it is. Only a function that returns the period is called, and it stays as it was.
 */
export function fromCookieConsent(
  config: CookieConsentConfig,
  { root, language }: CookieConsentChoices = {},
): Converted {
  const notes: string[] = [];
  const hooks: Hook[] = [];
  const sections = sectionsOf(config, language, notes);
  if (config.mode === 'opt-out') notes.push('mode "opt-out" is not taken over: nothing runs before a yes.');

  const categories = Object.entries(config.categories ?? {}).map(
    ([name, { enabled, readOnly, autoClear, services = {} }]): ConvertedCategory => {
      const id = toCategoryId(name, notes);
      const required = readOnly === true && enabled === true;
      if (enabled && !required) notes.push(`categories.${name}.enabled is not taken over: no switch starts on.`);
      const found = [...(root?.querySelectorAll<HTMLElement>(`[data-category="${name}"][data-service]`) ?? [])].map(
        ({ dataset }) => dataset['service']!.replace('!', ''),
      );
      const shared = (autoClear?.cookies ?? []).flatMap((cookie) => toItems(cookie, notes));
      const named = [...new Set([...Object.keys(services), ...found])];
      const section = sections.find(({ linkedCategory }) => linkedCategory === name);
      const all = (named.length || !shared.length ? named : [id]).map((service): ConvertedService => {
        const { label, onAccept, onReject, cookies = [] } = services[service] ?? {};
        if (onAccept || onReject) hooks.push({ key: `${id}/${service}`, accept: onAccept, reject: onReject });
        // What the category clears goes when the last of its services is refused.
        return {
          id: service,
          name: plain(label) || service,
          purpose: '',
          storage: [...cookies.flatMap((cookie) => toItems(cookie, notes)), ...shared],
        };
      });
      return {
        id,
        ...(section?.title && { name: plain(section.title) }),
        ...(section?.description && { description: plain(section.description) }),
        required,
        services: all,
      };
    },
  );

  const { expiresAfterDays: days } = config.cookie ?? {};
  const maxAgeDays = typeof days === 'function' ? Math.min(days('all'), days('necessary')) : days;
  if (typeof days === 'function')
    notes.push('cookie.expiresAfterDays: one period for yes and no, the shorter of the two.');
  return {
    categories,
    ...(maxAgeDays !== undefined && { maxAgeDays }),
    ...(config.revision && { policyVersion: String(config.revision) }),
    hooks,
    notes,
  };
}
