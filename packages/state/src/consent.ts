/** Consent. A separate entry, so that a page without a banner does not load it. */
export type * from './consent/consent.types.ts';
export { consentOf } from './consent/consent-of.ts';
