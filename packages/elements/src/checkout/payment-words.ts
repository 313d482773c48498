import { checkoutStrings, type CheckoutStrings } from './checkout.strings.ts';

const keys = (Object.keys(checkoutStrings) as (keyof CheckoutStrings)[]).filter((key) => /^(card|confirm|payment|bank|cash)/.test(key));

/** The words that payment adapters draw from. `{amount}` stays for them to fill in. */
export const paymentWords = (strings: { text(key: keyof CheckoutStrings): string }): Readonly<Record<string, string>> =>
  Object.fromEntries(keys.map((key) => [key, strings.text(key)]));
