import { interfaceLanguages, type InterfaceLanguage } from '@smallshop/contract';
import { directionOf, formatMoney, formatNumber, numbersOf, regionName } from '@smallshop/contract/format';
import type { ServerTexts } from '../../locales/en.ts';
import { serverTexts } from '../../locales/server-texts.ts';

type MailStrings = ServerTexts['mail'];

/** What a mail says things with, in one language. */
export interface MailWords {
  /** The language of the words, which may be a near one of the shopper's. */
  language: string;
  direction: 'ltr' | 'rtl';
  text(key: keyof MailStrings, values?: Record<string, string>): string;
  money(amount: { amount: number; currency: string }): string;
  date(at: Date): string;
  /** Date and time in UTC, with the zone, because the reader's time zone is not known. */
  moment(at: Date): string;
  number(value: number): string;
  country(code: string): string;
}

/** Returns the nearest language with texts: `pt` gives `pt-BR`, `de-AT` gives `de`. Default: English. */
function nearest(language: string): InterfaceLanguage {
  const base = language.split('-')[0]!;
  const exact = interfaceLanguages.find((one) => one === language);
  return exact ?? interfaceLanguages.find((one) => one.split('-')[0] === base) ?? 'en';
}

export function wordsIn(language: string): MailWords {
  const spoken = nearest(language);
  const strings = serverTexts[spoken].mail;
  // Numbers and dates as in the shopper's own region: de-AT, not only de.
  const formats = spoken.split('-')[0] === language.split('-')[0] ? language : spoken;
  const formatDate = (at: Date, style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(numbersOf(formats), { ...style, timeZone: 'UTC' }).format(at);
  return {
    language: spoken,
    direction: directionOf(spoken),
    text: (key, values = {}) => strings[key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole),
    money: (amount) => formatMoney(amount, formats),
    date: (at) => formatDate(at, { dateStyle: 'long' }),
    moment: (at) => `${formatDate(at, { dateStyle: 'long', timeStyle: 'short' })} UTC`,
    number: (value) => formatNumber(value, formats),
    country: (code) => regionName(code, formats),
  };
}
