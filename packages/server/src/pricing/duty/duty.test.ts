import { describe, expect, it } from 'vitest';
import { tableConverter } from '../../money/converter.ts';
import { dutyOf, type DutiableLine, type DutyRequest } from './duty.ts';
import { findDutyRate, findImportRule, type DutyTables, type ImportRule } from './duty-rates.ts';

const convert = tableConverter({ EUR: '1', USD: '1.25', JPY: '150' });
const validFrom = '2026-01-01';
const base = { territory: 'EU', validFrom, source: 'made up' };
const rule: ImportRule = {
  ...base,
  dutyFreeUpTo: { amount: 15_000, currency: 'EUR' },
  taxFreeUpTo: null,
  importTax: true,
  valuation: 'cif',
};
const flat: ImportRule = {
  ...rule,
  dutyFreeUpTo: null,
  flat: { amount: { amount: 300, currency: 'EUR' }, upTo: { amount: 15_000, currency: 'EUR' }, validTo: '2028-06-30' },
};
const tables: DutyTables = {
  rules: [rule, { ...flat, validFrom: '2026-07-01' }, { ...rule, shippedFrom: ['GB'], dutyFreeUpTo: null }],
  rates: [
    { ...base, hs: '', percent: 5 },
    { ...base, hs: '69', percent: 7 },
    { ...base, hs: '6911', percent: 12 },
    { ...base, hs: '6911', percent: 10, validFrom: '2026-07-01' },
  ],
  surcharges: [
    { ...base, name: 'Extra', hs: '', percent: 25, origins: ['CN'] },
    { ...base, name: 'Extra', hs: '69', percent: 7.5, origins: ['CN'] },
    { ...base, name: 'For a while', hs: '', percent: 10, validTo: '2026-05-31' },
  ],
  freeTrade: [{ territory: 'EU', origins: ['JP'], source: 'made up' }],
};

const line = (
  id: string,
  value: number,
  hsCode: string | null = null,
  originCountry: string | null = null,
): DutiableLine => ({ id, value, hsCode, originCountry });
const duty = (from: ImportRule, lines: DutiableLine[], changes: Partial<DutyRequest> = {}) =>
  dutyOf(
    tables,
    from,
    { territory: 'EU', currency: 'EUR', day: '2026-08-01', lines, shipping: 0, ...changes },
    convert,
  );

describe('the rate of duty', () => {
  const rate = (hsCode: string, origin: string | null = null, day = '2026-08-01') =>
    findDutyRate(tables, 'EU', hsCode, origin, day);

  it('is that of the longest prefix, and of the newest entry by the day', () => {
    expect(rate('691110')).toBe(100_000);
    expect(rate('691110', null, '2026-06-30')).toBe(120_000);
    expect(rate('691200')).toBe(70_000);
    expect(rate('')).toBe(50_000);
  });

  it('adds the surcharges for items made there, once for each measure, while it lasts', () => {
    expect(rate('691110', 'CN')).toBe(175_000);
    expect(rate('420200', 'CN')).toBe(300_000);
    expect(rate('420200', 'VN', '2026-05-31')).toBe(150_000);
  });

  it('is nothing for items under a trade agreement', () => {
    expect(rate('691110', 'JP')).toBe(0);
  });

  it('is unknown where there is not even a default', () => {
    expect(findDutyRate(tables, 'ZZ', '691110', null, '2026-08-01')).toBeNull();
  });
});

describe('the duty of a parcel', () => {
  it('is nothing up to the threshold, in whatever currency the cart is', () => {
    expect(duty(rule, [line('a', 15_000, '6911')])).toEqual([]);
    expect(duty(rule, [line('a', 18_750, '6911')], { currency: 'USD' })).toEqual([]);
    expect(duty(rule, [line('a', 15_001, '6911')])).toHaveLength(1);
    expect(duty(rule, [line('a', 22_500, '6911')], { currency: 'JPY' })).toEqual([]);
  });

  it('is computed on the items with their share of shipping, or without it', () => {
    const lines = [line('a', 20_000, '6911'), line('b', 10_000)];
    expect(duty(rule, lines, { shipping: 3000 })).toEqual([
      { lineId: 'a', hsCode: '6911', ratePpm: 100_000, base: 22_000, amount: 2200 },
      { lineId: 'b', hsCode: null, ratePpm: 50_000, base: 11_000, amount: 550 },
    ]);
    expect(duty({ ...rule, valuation: 'fob' }, lines, { shipping: 3000 })?.map(({ amount }) => amount)).toEqual([
      2000, 500,
    ]);
  });

  it('rounds half up for each line', () => {
    expect(
      duty({ ...rule, dutyFreeUpTo: null }, [line('a', 5, '6911'), line('b', 14, '6911')])?.map(({ amount }) => amount),
    ).toEqual([1, 1]);
  });

  it('of EUR 3 counts once for each subheading, for any quantity and number of lines', () => {
    const lines = [
      line('cup', 4000, '6911100010'),
      line('pot', 5000, '691110'),
      line('shirt', 3000, '610910'),
      line('free', 0, '950300'),
    ];
    expect(duty(flat, lines)?.map(({ lineId, amount, ratePpm }) => [lineId, amount, ratePpm])).toEqual([
      ['cup', 300, null],
      ['shirt', 300, null],
    ]);
    expect(duty(flat, [line('a', 500), line('b', 700)])).toHaveLength(1);
    expect(duty(flat, [line('a', 500)], { currency: 'USD' })?.[0]?.amount).toBe(375);
  });

  it('of EUR 3 ends above its limit and after its last day', () => {
    expect(duty(flat, [line('a', 15_001, '6911')])?.[0]).toMatchObject({ ratePpm: 100_000 });
    expect(duty(flat, [line('a', 1000, '6911')], { day: '2028-07-01' })?.[0]).toMatchObject({ ratePpm: 100_000 });
  });

  it('can count a share of the price only', () => {
    expect(duty({ ...rule, valuePercent: 60 }, [line('a', 25_000, '6911')])).toEqual([]);
    expect(duty({ ...rule, valuePercent: 60 }, [line('a', 30_000, '6911')])?.[0]).toMatchObject({
      base: 18_000,
      amount: 1800,
    });
  });

  it('has a low rate up to a value, and above it a relief', () => {
    const parcels: ImportRule = {
      ...rule,
      dutyFreeUpTo: null,
      lowValue: { percent: 2, upTo: { amount: 5000, currency: 'EUR' } },
      relief: { amount: 100, currency: 'EUR' },
    };
    expect(duty(parcels, [line('a', 5000, '6911')])?.[0]).toMatchObject({ ratePpm: 20_000, amount: 100 });
    expect(duty(parcels, [line('a', 3000, '6911'), line('b', 3000, '6911')])?.map(({ amount }) => amount)).toEqual([
      250, 250,
    ]);
    expect(duty(parcels, [line('a', 5000, '6911'), line('b', 1, '6911')], { currency: 'XXX' })).not.toBeNull();
  });
});

describe('the rule of a territory', () => {
  it('is that of the day, and that for the country of dispatch before the general one', () => {
    expect(findImportRule(tables, 'EU', 'CN', '2026-06-30')?.flat).toBeUndefined();
    expect(findImportRule(tables, 'EU', 'CN', '2026-07-01')?.flat).toBeDefined();
    expect(findImportRule(tables, 'EU', 'GB', '2026-07-01')?.shippedFrom).toEqual(['GB']);
    expect(findImportRule(tables, 'ZZ', 'CN', '2026-07-01')).toBeNull();
  });
});
