import { expect } from '@esm-bundle/chai';
import { languages as embedLanguages } from '../consent-embed/languages.ts';
import { consentEmbedStrings } from '../consent-embed/consent-embed.strings.ts';
import type { Message, Messages } from '../internal/language/messages.ts';
import { reloadOfferStrings } from './reopen/reload-offer.strings.ts';
import { cookieConsentStrings } from './cookie-consent.strings.ts';
import { languages } from './languages.ts';
import { separateConsentStrings } from './separate-consent/separate-consent.strings.ts';
import { secondLayerStrings } from './second-layer/second-layer.strings.ts';

const placesOf = (message: Message): string[] =>
  [
    ...new Set(
      (typeof message === 'string' ? [message] : Object.values(message)).flatMap(
        (form) => form.match(/\{\w+\}/g) ?? [],
      ),
    ),
  ]
    .filter((place) => place !== '{count}')
    .sort();

const parts: [string, Messages, Record<string, () => Promise<{ default: object }>>][] = [
  [
    'the banner',
    { ...cookieConsentStrings, ...reloadOfferStrings, ...separateConsentStrings, ...secondLayerStrings },
    languages,
  ],
  ['the placeholder', consentEmbedStrings, embedLanguages],
];

for (const [what, english, loaders] of parts) {
  describe(`every word of ${what}`, () => {
    for (const [language, load] of Object.entries(loaders)) {
      it(`is said in ${language}, and fills the same places as English`, async () => {
        const words = (await load()).default as Messages;
        expect(Object.keys(words).sort()).to.deep.equal(Object.keys(english).sort());
        for (const [key, message] of Object.entries(english)) {
          expect(placesOf(words[key]!), key).to.deep.equal(placesOf(message));
          expect(JSON.stringify(words[key]).trim().length, key).to.be.greaterThan(2);
        }
      });
    }
  });
}
