import type { RegionData } from './address-data.ts';

/**
 * Codes of ISO 3166-2:CN since November 2017, by the older numbers of GB/T 2260 that the metadata still uses. Taiwan,
 * Hong Kong and Macau are not included: they have their own address forms, taxes and customs, and their own country
 * codes TW, HK and MO.
 */
const isoCodes: Record<string, string> = {
  11: 'BJ',
  12: 'TJ',
  13: 'HE',
  14: 'SX',
  15: 'NM',
  21: 'LN',
  22: 'JL',
  23: 'HL',
  31: 'SH',
  32: 'JS',
  33: 'ZJ',
  34: 'AH',
  35: 'FJ',
  36: 'JX',
  37: 'SD',
  41: 'HA',
  42: 'HB',
  43: 'HN',
  44: 'GD',
  45: 'GX',
  46: 'HI',
  50: 'CQ',
  51: 'SC',
  52: 'GZ',
  53: 'YN',
  54: 'XZ',
  61: 'SN',
  62: 'GS',
  63: 'QH',
  64: 'NX',
  65: 'XJ',
};

/** Returns the regions for the address form of mainland China, with their current codes. */
export function mainlandRegions(regions: readonly RegionData[]): RegionData[] {
  return regions.flatMap((region) => {
    const key = isoCodes[region.key];
    return key === undefined ? [] : [{ ...region, key }];
  });
}
