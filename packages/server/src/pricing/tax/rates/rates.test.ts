import { describe, expect, it } from 'vitest';
import { dutyTables } from '../../duty/duty-tables.data.ts';
import { lowValueSchemes } from '../../duty/low-value-schemes.data.ts';
import { euCountries } from '../../../platform/places/place.ts';
import { referenceRates } from '../reference-rates.data.ts';
import { findTaxRates } from '../tax-rates.ts';
import { taxTables } from './index.ts';

const today = '2026-11-22';
const percent = (country: string, category = 'standard', administrativeArea = '', day = today) =>
  findTaxRates(taxTables, [], {
    country,
    scheme: null,
    day,
    category,
    ...(administrativeArea && { administrativeArea }),
  }).components.reduce((sum, { ratePpm }) => sum + ratePpm, 0) / 10_000;
const areas = (country: string) => [
  ...new Set(taxTables.filter((each) => each.country === country).flatMap(({ area }) => area ?? [])),
];

describe('the tax tables', () => {
  it('know every place that the store promises', () => {
    const places = [...euCountries, ...'GB NO CH LI US CA AU NZ JP SG BR CN HK KW KR TW MX AE SA QA'.split(' ')];
    for (const country of places)
      expect(
        taxTables.some((each) => each.country === country),
        country,
      ).toBe(true);
    expect(areas('US')).toHaveLength(51);
    expect(areas('CA')).toHaveLength(13);
    expect(areas('BR')).toHaveLength(27);
  });

  it.each([
    ['DE', 'standard', '', 19],
    ['DE', 'books', '', 7],
    ['FR', 'food', '', 5.5],
    ['FI', 'standard', '', 25.5],
    ['FI', 'food', '', 13.5],
    ['EE', 'standard', '', 24],
    ['RO', 'standard', '', 21],
    ['SE', 'food', '', 6],
    ['IE', 'childrens_clothing', '', 0],
    ['IE', 'clothing', '', 23],
    ['GB', 'standard', '', 20],
    ['GB', 'childrens_clothing', '', 0],
    ['CH', 'standard', '', 8.1],
    ['CH', 'food', '', 2.6],
    ['NO', 'food', '', 15],
    ['US', 'standard', 'CA', 7.25],
    ['US', 'standard', 'OR', 0],
    ['US', 'clothing', 'PA', 0],
    ['US', 'food', 'TN', 4],
    ['US', 'standard', '', 0],
    ['CA', 'standard', 'QC', 14.975],
    ['CA', 'books', 'ON', 5],
    ['CA', 'standard', 'NS', 14],
    ['CA', 'standard', '', 5],
    ['CA', 'food', 'BC', 0],
    ['AU', 'food', '', 0],
    ['NZ', 'food', '', 15],
    ['JP', 'standard', '', 10],
    ['JP', 'food', '', 8],
    ['SG', 'standard', '', 9],
    ['CN', 'standard', '', 13],
    ['HK', 'standard', '', 0],
    ['KW', 'standard', '', 0],
    ['BR', 'standard', 'SP', 18],
  ])('%s %s %s: %d %%', (country, category, area, expected) => {
    expect(percent(country, category, area)).toBeCloseTo(expected, 4);
  });

  it('go by the day of the order', () => {
    expect(percent('FI', 'food', '', '2025-12-31')).toBe(14);
    expect(percent('SE', 'food', '', '2026-03-31')).toBe(12);
    expect(percent('SE', 'food', '', '2028-01-01')).toBe(12);
  });

  it('have the rates of a scheme beside those of the country', () => {
    const under = (country: string, scheme: string, area?: string) =>
      findTaxRates(taxTables, [], {
        country,
        scheme,
        day: today,
        category: 'standard',
        ...(area && { administrativeArea: area }),
      }).components[0]?.ratePpm;
    expect(under('CN', 'cn_cross_border')).toBe(91_000);
    expect(under('BR', 'br_remessa_conforme', 'MG')).toBe(200_000);
    expect(under('BR', 'br_remessa_conforme', 'SP')).toBe(170_000);
  });
});

describe('every entry', () => {
  const dated = [...taxTables, ...lowValueSchemes, ...dutyTables.rules, ...dutyTables.rates, ...dutyTables.surcharges];

  it('names its source and a day', () => {
    for (const { source, validFrom } of dated) {
      expect(source.length).toBeGreaterThan(9);
      expect(new Date(validFrom).toISOString().slice(0, 10)).toBe(validFrom);
    }
    for (const { source } of dutyTables.freeTrade) expect(source).toMatch(/\(.+\..+\)$/);
  });

  it('has a rate that can be true, with at most four decimals', () => {
    const rates = taxTables.flatMap(({ taxes }) => taxes.flatMap((tax) => Object.values(tax.percent)));
    for (const rate of [...rates, ...dutyTables.rates.map((each) => each.percent)]) {
      expect(rate >= 0 && rate <= 60).toBe(true);
      expect(Math.abs(rate * 10_000 - Math.round(rate * 10_000))).toBeLessThan(1e-6);
    }
  });

  it('names a threshold in a currency that can be converted', () => {
    const thresholds = [
      ...lowValueSchemes.map(({ limit }) => limit),
      ...dutyTables.rules.flatMap((rule) => [rule.dutyFreeUpTo, rule.taxFreeUpTo, rule.flat?.upTo]),
    ];
    for (const each of thresholds) if (each) expect(referenceRates.perEuro).toHaveProperty(each.currency);
  });

  it('of an import rule comes with at least a default rate of duty', () => {
    for (const { territory } of dutyTables.rules)
      expect(
        dutyTables.rates.some((rate) => rate.territory === territory && rate.hs === ''),
        territory,
      ).toBe(true);
  });
});
