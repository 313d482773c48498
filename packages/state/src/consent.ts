/** Consent, apart from the rest so that a page without a banner does not carry it. */
export type * from './consent/consent.types.ts';
export { consentOf } from './consent/consent-of.ts';
