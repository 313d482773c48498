import type { RegionData } from './address-data.ts';

/**
 * ISO 3166-2:CN since November 2017, by the numbers of GB/T 2260 that it had before and that the
 * metadata still has. Taiwan, Hong Kong and Macau are not among them: they have forms, taxes and
 * customs of their own and are addressed as TW, HK and MO.
 */
const isoCodes: Record<string, string> = {
  11: 'BJ', 12: 'TJ', 13: 'HE', 14: 'SX', 15: 'NM', 21: 'LN', 22: 'JL', 23: 'HL', 31: 'SH', 32: 'JS', 33: 'ZJ', 34: 'AH', 35: 'FJ', 36: 'JX', 37: 'SD',
  41: 'HA', 42: 'HB', 43: 'HN', 44: 'GD', 45: 'GX', 46: 'HI', 50: 'CQ', 51: 'SC', 52: 'GZ', 53: 'YN', 54: 'XZ', 61: 'SN', 62: 'GS', 63: 'QH', 64: 'NX', 65: 'XJ',
};

/** The regions of the mainland's form, under their codes of today. */
export function mainlandRegions(regions: readonly RegionData[]): RegionData[] {
  return regions.flatMap((region) => {
    const key = isoCodes[region.key];
    return key === undefined ? [] : [{ ...region, key }];
  });
}
