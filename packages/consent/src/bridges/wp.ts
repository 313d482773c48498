import type { ConsentKey } from '../categories.ts';
import type { Consent } from '../consent.ts';
import { onDecision } from './on-decision.ts';

/** Categories of the WP Consent API 2.0. `functional` is what WordPress itself cannot work without. */
export type WpCategory = 'functional' | 'preferences' | 'statistics' | 'statistics-anonymous' | 'marketing';

export interface WpOptions {
  /** Which category or service answers for a category of WordPress. */
  readonly categories?: Readonly<Partial<Record<Exclude<WpCategory, 'functional'>, ConsentKey>>>;
  /** Names of plug-ins' services, each with the service that answers for it. */
  readonly services?: Readonly<Record<string, ConsentKey>>;
  readonly window?: Window;
}

interface WpPage {
  wp_consent_type?: string;
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
 * Hands each decision to the WP Consent API (wordpress.org/plugins/wp-consent-api). Without a consent type the API
 * allows everything, so it is told `optin` at once; nothing else is said before there is a decision, because
 * the API keeps what it is told in cookies. Returns what ends it.
 */
export function bridge(consent: Consent, options: WpOptions = {}): () => void {
  const view = options.window ?? window;
  const page = view as WpPage;
  const { document } = view;
  const categories = Object.entries({ ...own, ...options.categories }) as [WpCategory, ConsentKey][];
  page.wp_consent_type = 'optin';
  document.dispatchEvent(new (view as unknown as typeof globalThis).CustomEvent('wp_consent_type_defined'));

  const tell = () => {
    page.wp_set_consent?.('functional', 'allow');
    for (const [category, key] of categories) page.wp_set_consent?.(category, consent.granted(key) ? 'allow' : 'deny');
    for (const [service, key] of Object.entries(options.services ?? {})) page.wp_set_service_consent?.(service, consent.granted(key));
  };
  const release = onDecision(consent, tell);
  // Its script may stand further down the page.
  const late = () => void (consent.state.recordId && tell());
  if (!page.wp_set_consent) document.addEventListener('DOMContentLoaded', late, { once: true });
  return () => {
    release();
    document.removeEventListener('DOMContentLoaded', late);
  };
}
