import type { Translation } from '../internal/language/messages.ts';
import type { ReloadOfferStrings } from './reopen/reload-offer.strings.ts';
import type { CookieConsentStrings } from './cookie-consent.strings.ts';
import type { SeparateConsentStrings } from './separate-consent/separate-consent.strings.ts';
import type { SecondLayerStrings } from './second-layer/second-layer.strings.ts';

/** All English texts of the element. Each part brings its own texts when it is loaded. */
export type ConsentStrings = CookieConsentStrings & ReloadOfferStrings & SeparateConsentStrings & SecondLayerStrings;

/** The banner's texts in one language. A missing key fails to compile. */
export type ConsentWords = Translation<ConsentStrings>;

export { languages } from '../locales/cookie-consent.languages.ts';
