import type { Localization, NumberFormat } from '../localization/localization.schemas.ts';
import { cached } from './cached.ts';
import { currencyDigits } from './currency.ts';
import { decimalOf } from './decimal.ts';
import { displayName } from './display-name.ts';
import { formatNumber, moneyOptions, percentOptions } from './format-money.ts';
import { writeNumber } from './write-number.ts';

export interface LocalizedCodes {
  countries: readonly string[];
  currencies: readonly string[];
  languages?: readonly string[];
  /** A currency whose amounts are to be written. Other numbers are then, too. */
  money?: string;
}

/** Integers that a format must write as `Intl` does, here and below zero. */
const probes = [0, 1, 5, 12, 999, 1000, 9999, 10_000, 12_345, 123_456, 1_234_567, 10 ** 9, Number.MAX_SAFE_INTEGER];

/**
 * Names and number formats of a language, from `Intl`. Undefined if the runtime does not know the language. A format
 * that writes one of the probes in another way than `Intl` is left out.
 */
export function localize(
  language: string,
  { countries, currencies, languages = [], money }: LocalizedCodes,
): Localization | undefined {
  if (!isKnown(language)) return undefined;
  const named = (kind: Localization['names'][number]['kind'], codes: readonly string[]) =>
    codes.map((code) => ({ kind, code, name: displayName(kind, code, language) }));
  const { compare } = new Intl.Collator(language);
  return {
    language,
    names: [
      ...named('region', countries).sort((one, other) => compare(one.name, other.name)),
      ...named('currency', currencies),
      ...named('language', languages.filter(isKnown)),
    ],
    formats: money ? cached(`formats ${money} ${language}`, () => formatsOf(language, money)) : {},
  };
}

function isKnown(language: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language).length > 0;
  } catch {
    // Not a language tag.
    return false;
  }
}

/** How `Intl` writes an integer in one style, and the plain number that it writes. */
interface Style {
  write(value: number): string;
  plain(value: number): string;
  /** Digits after the decimal point. */
  decimals: number;
}

function formatsOf(language: string, currency: string): Localization['formats'] {
  const styles: Record<string, Style> = {
    decimal: { write: (value) => formatNumber(value, language), plain: String, decimals: 0 },
    percent: {
      write: (value) => formatNumber(`${value}e-2`, language, percentOptions),
      plain: String,
      decimals: 0,
    },
    [currency]: {
      write: (amount) => formatNumber(decimalOf({ amount, currency }), language, moneyOptions(currency)),
      plain: (amount) => decimalOf({ amount, currency }),
      decimals: currencyDigits(currency),
    },
  };
  return Object.fromEntries(
    Object.entries(styles).flatMap(([name, style]) => {
      const format = formatOf(style);
      return format ? [[name, format]] : [];
    }),
  );
}

/** The format of a style, or undefined if it cannot be said in these terms. */
function formatOf({ write, plain, decimals }: Style): NumberFormat | undefined {
  const patternOf = (value: number) => write(value).replace(/\d.*\d|\d/s, '#');
  const runsOf = (wholeDigits: number) => write(10 ** (wholeDigits - 1 + decimals)).match(/\d+/g) ?? [];
  // Without what is before and after the digits.
  const separators = write(10 ** (9 + decimals))
    .split(/\d+/)
    .slice(1, -1);
  const format: NumberFormat = {
    decimal: decimals > 0 ? (separators.pop() ?? '') : '',
    group: separators[0] ?? '',
    minimumGrouping: [1, 2, 3].find((minimum) => runsOf(3 + minimum).length > (decimals > 0 ? 2 : 1)) ?? 1,
    positive: patternOf(5),
    negative: patternOf(-5),
  };
  const isSound = [...probes, ...probes.slice(1).map((value) => -value)].every(
    (value) => write(value) === writeNumber(plain(value), format),
  );
  return isSound ? format : undefined;
}
