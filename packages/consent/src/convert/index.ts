export { fromCookieConsent, type CookieConsentChoices, type CookieConsentConfig } from './cookie-consent.ts';
export { connectHooks, type Converted, type ConvertedCategory, type ConvertedService, type Hook } from './converted.ts';
export { fromKlaro, type KlaroChoices, type KlaroConfig, type KlaroService } from './klaro.ts';
export { adoptKlaroMarkup } from './markup.ts';
