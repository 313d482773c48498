import type { ConsentKey } from '../../categories.ts';
import type { Consent } from '../../consent.ts';
import { onDecision } from '../on-decision.ts';
import { removeStoredAnswers } from './stored-answers.ts';
import type { WpStubOptions } from './stub.ts';

/** Categories of the WP Consent API 2.0. `functional` is what WordPress itself cannot work without. */
export type WpCategory = 'functional' | 'preferences' | 'statistics' | 'statistics-anonymous' | 'marketing';

export interface WpOptions extends WpStubOptions {
  /** Which category or service answers for a category of WordPress. */
  readonly categories?: Readonly<Partial<Record<Exclude<WpCategory, 'functional'>, ConsentKey>>>;
  /** Names of plug-ins' services, each with the service that answers for it. */
  readonly services?: Readonly<Record<string, ConsentKey>>;
  readonly window?: Window;
}

interface WpPage {
  wp_consent_type?: string;
  wp_has_consent?: (category: WpCategory) => boolean;
  wp_set_consent?: (category: WpCategory, value: 'allow' | 'deny') => void;
  wp_set_service_consent?: (service: string, allowed: boolean) => void;
}

const own: NonNullable<WpOptions['categories']> = {
  preferences: 'preferences',
  statistics: 'analytics',
  'statistics-anonymous': 'analytics',
  marketing: 'marketing',
};

/**
 * Hands each decision to the WP Consent API (wordpress.org/plugins/wp-consent-api), and denies everything until there
 * is
 * one: the API keeps a yes in cookies, also after that yes has stopped to count here. Scripts that run before this
 * module need the stub above them. Returns what ends it.
 */
export function bridge(consent: Consent, options: WpOptions = {}): () => void {
  const view = options.window ?? window;
  const page = view as WpPage;
  const { document } = view;
  const { cookiePrefix = 'wp_consent' } = options;
  const categories = Object.entries({ ...own, ...options.categories }) as [WpCategory, ConsentKey][];
  page.wp_consent_type = 'optin';
  document.dispatchEvent(new (view as unknown as typeof globalThis).CustomEvent('wp_consent_type_defined'));

  const deny = () => {
    // Plug-ins that believed an old yes are notified of the no. Nothing is stored where nothing was.
    for (const [category] of categories) if (page.wp_has_consent?.(category)) page.wp_set_consent?.(category, 'deny');
    removeStoredAnswers(document, cookiePrefix);
  };
  const notify = () => {
    if (consent.state.recordId === null || !page.wp_set_consent) return deny();
    page.wp_set_consent('functional', 'allow');
    for (const [category, key] of categories) page.wp_set_consent(category, consent.granted(key) ? 'allow' : 'deny');
    for (const [service, key] of Object.entries(options.services ?? {}))
      page.wp_set_service_consent?.(service, consent.granted(key));
  };
  if (consent.state.recordId === null) deny();
  const release = onDecision(consent, notify);
  // The API's script may be further down the page, or load later than this module.
  const events = [
    [document, 'DOMContentLoaded'],
    [view, 'load'],
  ] as const;
  if (!page.wp_set_consent) for (const [target, name] of events) target.addEventListener(name, notify, { once: true });
  return () => {
    release();
    for (const [target, name] of events) target.removeEventListener(name, notify);
  };
}
