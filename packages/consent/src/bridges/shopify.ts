import type { ConsentKey } from '../categories.ts';
import type { Consent } from '../consent.ts';
import { warnOnce } from '../safely.ts';
import { onDecision } from './on-decision.ts';

/** Purposes of Shopify's Customer Privacy API: shopify.dev/docs/api/customer-privacy. */
export type ShopifyPurpose = 'analytics' | 'marketing' | 'preferences' | 'sale_of_data';
export type TrackingConsent = Record<ShopifyPurpose, boolean>;

export interface ShopifyOptions {
  /** Which category or service answers for a purpose. */
  readonly purposes?: Readonly<Partial<Record<ShopifyPurpose, ConsentKey>>>;
  readonly window?: Window;
}

interface Shopify {
  customerPrivacy?: { setTrackingConsent(consent: TrackingConsent, done: (result?: { error?: string }) => void): void };
  loadFeatures?(features: readonly { name: string; version: string }[], done: (error?: unknown) => void): void;
}

const own: Record<ShopifyPurpose, ConsentKey> = {
  analytics: 'analytics',
  marketing: 'marketing',
  preferences: 'preferences',
  sale_of_data: 'marketing',
};

/** Hands each decision to Shopify's Customer Privacy API, which is loaded when first needed. Returns what ends it. */
export function bridge(consent: Consent, options: ShopifyOptions = {}): () => void {
  const page = (options.window ?? window) as unknown as { Shopify?: Shopify };
  const keys = { ...own, ...options.purposes };
  const failed = (cause: unknown) => warnOnce('Shopify did not receive a decision', cause);

  const send = () => {
    const answer = Object.fromEntries(
      Object.entries(keys).map(([purpose, key]) => [purpose, consent.granted(key)]),
    ) as TrackingConsent;
    page.Shopify?.customerPrivacy?.setTrackingConsent(answer, (result) => result?.error && failed(result.error));
  };
  return onDecision(consent, () => {
    const { Shopify } = page;
    if (Shopify?.customerPrivacy) return send();
    if (!Shopify?.loadFeatures) return failed('window.Shopify.loadFeatures is missing');
    Shopify.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], (error) =>
      error ? failed(error) : send(),
    );
  });
}
