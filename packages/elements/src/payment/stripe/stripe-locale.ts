import type { StripeElementLocale } from '@stripe/stripe-js';

/** Languages that Stripe's frames speak: https://docs.stripe.com/js/appendix/supported_locales */
const spoken = new Set<string>([
  'ar',
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'en-AU',
  'en-CA',
  'en-GB',
  'en-NZ',
  'es',
  'es-419',
  'et',
  'fi',
  'fil',
  'fr',
  'fr-CA',
  'he',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'lt',
  'lv',
  'ms',
  'mt',
  'nb',
  'nl',
  'no',
  'pl',
  'pt',
  'pt-BR',
  'ro',
  'ru',
  'sk',
  'sl',
  'sv',
  'th',
  'tr',
  'vi',
  'zh',
  'zh-HK',
  'zh-TW',
] satisfies StripeElementLocale[]);

/** Converts a BCP 47 tag to Stripe's locale; `auto` (the browser's language) if Stripe does not have it. */
export function stripeLocale(language: string): StripeElementLocale {
  const { language: base, script, region } = new Intl.Locale(language);
  if (base === 'zh' && (script === 'Hant' || region === 'TW')) return region === 'HK' ? 'zh-HK' : 'zh-TW';
  const wanted = [`${base}-${region}`, base].find((tag) => spoken.has(tag));
  return (wanted as StripeElementLocale | undefined) ?? 'auto';
}
