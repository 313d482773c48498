import type { RegionSource } from '../decision/record.ts';

/** The European Union with the outermost regions that have codes of their own, and Iceland, Liechtenstein, Norway. */
export const eeaCountries: readonly string[] = (
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK ' + 'AX GF GP MF MQ RE YT'
).split(' ');

const others = ['GB', 'CH', 'US', 'CN', 'BR'] as const;

/** Places with rules of their own. */
export type Jurisdiction = 'EEA' | (typeof others)[number];

/** The place whose rules apply in a region (ISO 3166-1 or 3166-2, upper case). Undefined if it has no rules. */
export function jurisdictionOf(region: string): Jurisdiction | undefined {
  const [country = ''] = region.split('-');
  return eeaCountries.includes(country) ? 'EEA' : others.find((code) => code === country);
}

/** Whether the place is only guessed. A guess may make the rules stricter, never looser. */
export const isGuess = (source: RegionSource | 'unknown' | undefined): boolean =>
  source === 'accept_language' || source === 'store_default';
