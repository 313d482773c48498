import type { Category } from '../categories.ts';
import type { RegionSource } from '../decision/record.ts';
import { isRegionCode } from './codes.ts';
import { isShared, requireDisclosures } from './disclosures.ts';
import { brazil, california, china, eea, strictest, switzerland, uk, usOptOut } from './packs.ts';
import type { Placed, RegionPack } from './region-pack.ts';
import { usStates } from './us-states.ts';

export { isRegionCode } from './codes.ts';
export { missingDisclosures, recipientsOf, requireDisclosures, type MissingDisclosure } from './disclosures.ts';
export type { ConsentMode, Placed, RegionCard, RegionPack } from './region-pack.ts';
export { usStates } from './us-states.ts';

/** The European Union with the outermost regions that have codes of their own, and Iceland, Liechtenstein, Norway. */
export const eeaCountries: readonly string[] =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK AX GF GP MF MQ RE YT'.split(
    ' ',
  );

const ofCountry: Readonly<Record<string, RegionPack>> = {
  ...Object.fromEntries(eeaCountries.map((code) => [code, eea])),
  GB: uk,
  CH: switzerland,
  CN: china,
  BR: brazil,
};

/** The signal binds where the law of the state says so; it is honoured in the others too. */
const ofState = (code: string): RegionPack =>
  usStates[code]?.signal ? usOptOut : { ...usOptOut, gpc: { binding: false, display: false } };

/** Guesses may make a rule stricter, never looser. */
const guesses: readonly (RegionSource | 'unknown')[] = ['accept_language', 'store_default'];

/**
 * The rules of a place: ISO 3166-1 (`DE`) or 3166-2 (`US-CA`), upper or lower case. What is no code, has no pack yet,
 * or was only guessed gets the strictest. California's rules hold in the United States while the state is unknown.
 */
export function packFor(region: string | null | undefined, source: RegionSource = 'page'): Placed {
  const code = String(region ?? '').toUpperCase();
  if (!isRegionCode(code)) return { pack: strictest, region: null, source: 'unknown' };
  if (guesses.includes(source)) return { pack: strictest, region: code, source };
  const [country = ''] = code.split('-');
  const pack =
    code === 'US' || code === 'US-CA'
      ? california
      : country === 'US'
        ? ofState(code)
        : (ofCountry[country] ?? strictest);
  return { pack, region: code, source };
}

/**
 * The categories as they have to be asked in a place, for `createConsent`. What lacks a disclosure that the law
 * requires
 * is disabled, and reported in the console.
 */
export function applyPack<Asked extends Category>(
  categories: readonly Asked[],
  { pack, region }: Placed,
): readonly Asked[] {
  const disclosed = requireDisclosures(categories, region);
  if (pack.separate === 'none') return disclosed;
  const home = region?.split('-')[0] ?? null;
  return disclosed.map((category) => {
    const isRequired = category.required === true || category.id === 'necessary';
    return isRequired || !isShared(category, home) ? category : { ...category, separate: true };
  });
}

/** How the law of the place treats a category. */
export const modeOf = (category: Category, { pack }: Placed): RegionPack['modes']['other'] =>
  category.required === true ? 'required' : (pack.modes[category.id as 'analytics'] ?? pack.modes.other);
