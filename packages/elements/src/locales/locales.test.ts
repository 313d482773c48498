import { expect } from '@esm-bundle/chai';
import { interfaceLanguages } from '@smallshop/contract';
import { checkoutStrings } from '../checkout/checkout.strings.ts';
import { stopStrings } from '../checkout/payment/stop.strings.ts';
import { bankTransferStrings } from '../payment/bank-transfer/bank-transfer.strings.ts';
import { stripeStrings } from '../payment/stripe/stripe.strings.ts';
import { testCardStrings } from '../payment/test-card/test-card.strings.ts';
import { cartStrings } from '../cart/cart.strings.ts';
import { productStrings } from '../product/product.strings.ts';
import { productGridStrings } from '../product-grid/product-grid.strings.ts';
import { storeStrings } from '../store/announcements/store.strings.ts';
import type { Message, Messages } from '../internal/language/messages.ts';
import { locale, matchLocale } from './load.ts';
import type { Locale } from './locale.ts';

const english: Partial<Record<keyof Locale, Messages>> = {
  cart: cartStrings,
  checkout: { ...checkoutStrings, ...stopStrings, ...testCardStrings, ...bankTransferStrings, ...stripeStrings },
  product: productStrings,
  'product-grid': productGridStrings,
  store: storeStrings,
};
const languages = interfaceLanguages.filter((language) => language !== 'en');
const formsOf = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const placesOf = (message: Message): string[] =>
  [...new Set(formsOf(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

describe('every language', () => {
  it('is found by the tags that shoppers’ browsers send', () => {
    expect(['zh', 'zh-SG', 'zh-TW', 'zh-Hant-HK', 'pt', 'de-AT', 'en-GB', 'nl'].map(matchLocale)).to.deep.equal([
      'zh-CN',
      'zh-CN',
      'en',
      'en',
      'pt-BR',
      'de',
      'en',
      'en',
    ]);
  });

  for (const language of languages) {
    it(`${language} has all words, and fills the same places as English`, async () => {
      const words = (await locale(language))!;
      for (const [element, messages] of Object.entries(english)) {
        const translated = words[element as keyof Locale] as Messages;
        expect(Object.keys(translated).sort(), element).to.deep.equal(Object.keys(messages).sort());
        for (const [key, message] of Object.entries(messages)) {
          expect(
            formsOf(translated[key]!).every((form) => form.trim() !== ''),
            `${element}.${key}`,
          ).to.equal(true);
          // `{count}` may be spelled out: "one piece".
          const places = (text: Message) => placesOf(text).filter((place) => place !== '{count}');
          expect(places(translated[key]!), `${element}.${key}`).to.deep.equal(places(message));
        }
      }
    });
  }
});
