import type { Category } from '../categories.ts';
import type { RegionSource } from '../decision/record.ts';
import { isRegionCode } from './codes.ts';
import { isGuess, jurisdictionOf, type Jurisdiction } from './countries.ts';
import { isShared, requireDisclosures } from './disclosures.ts';
import { brazil, california, china, eea, strictest, switzerland, uk, usOptOut } from './packs.ts';
import type { Placed, RegionPack } from './region-pack.ts';
import { usStates } from './us-states.ts';

export { isRegionCode } from './codes.ts';
export { eeaCountries, isGuess, jurisdictionOf, type Jurisdiction } from './countries.ts';
export { missingDisclosures, recipientsOf, requireDisclosures, type MissingDisclosure } from './disclosures.ts';
export type { ConsentMode, Placed, RegionCard, RegionPack } from './region-pack.ts';
export { usStates } from './us-states.ts';

const packs: Readonly<Record<Exclude<Jurisdiction, 'US'>, RegionPack>> = {
  EEA: eea,
  GB: uk,
  CH: switzerland,
  CN: china,
  BR: brazil,
};

/** The pack of a state. The signal is honoured in each, but only the law of some states makes it binding. */
function packOfState(code: string): RegionPack {
  if (code === 'US' || code === 'US-CA') return california;
  return usStates[code]?.signal ? usOptOut : { ...usOptOut, gpc: { binding: false, display: false } };
}

/**
 * The rules of a place: ISO 3166-1 (`DE`) or 3166-2 (`US-CA`), upper or lower case. An invalid code, a place without a
 * pack and a guessed place get the strictest pack. In the United States with an unknown state, California's rules
 * apply.
 */
export function packFor(region: string | null | undefined, source: RegionSource = 'page'): Placed {
  const code = String(region ?? '').toUpperCase();
  if (!isRegionCode(code)) return { pack: strictest, region: null, source: 'unknown' };
  const jurisdiction = isGuess(source) ? undefined : jurisdictionOf(code);
  const pack = jurisdiction === 'US' ? packOfState(code) : jurisdiction ? packs[jurisdiction] : strictest;
  return { pack, region: code, source };
}

/**
 * Returns the categories as they have to be asked in a place, for `createConsent`. A service without a disclosure that
 * the law requires is disabled and reported in the console.
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
