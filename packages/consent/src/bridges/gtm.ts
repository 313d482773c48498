import type { Consent } from '../consent.ts';
import { onDecision } from './on-decision.ts';

export interface GtmOptions {
  /** Name of the event that triggers listen to. */
  readonly event?: string;
  /** Name of the data layer, where it was renamed. */
  readonly dataLayer?: string;
  readonly window?: Window;
}

/**
 * Pushes each decision to Google Tag Manager as an event of the data layer, for triggers and variables:
 * `{ event: 'smallshop_consent', smallshop_consent: { categories, services, record } }`. Consent Mode is apart from it:
 * see `@smallshop/consent/google-consent-mode`. Returns what ends it.
 */
export function bridge(
  consent: Consent,
  { event = 'smallshop_consent', dataLayer = 'dataLayer', window: view = window }: GtmOptions = {},
): () => void {
  const globals = view as unknown as Record<string, unknown[] | undefined>;
  const layer = (globals[dataLayer] ??= []);
  return onDecision(consent, ({ granted, services, recordId }) =>
    layer.push({
      event,
      smallshop_consent: { categories: { ...granted }, services: { ...services }, record: recordId },
    }),
  );
}
