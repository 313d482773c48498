export { consentTypes, type ConsentType, type StubOptions } from './commands.ts';
export { googleConsentMode, type GoogleConsentModeOptions } from './google-consent-mode.ts';
export { stub } from './stub.ts';
