import { describe, expect, it } from 'vitest';
import { tableTax } from './table-tax.ts';
import type { TaxRequest } from './tax-provider.ts';
import type { MerchantRate, PlaceTax, PlaceTaxes } from './tax-rates.ts';

const place = (country: string, taxes: PlaceTax[], changes: Partial<PlaceTaxes> = {}): PlaceTaxes => ({
  country,
  validFrom: '2020-01-01',
  source: 'made up',
  shipping: 'as_goods',
  taxes,
  ...changes,
});
const vat = (percent: PlaceTax['percent']): PlaceTax[] => [{ name: 'VAT', percent }];
const tables = [
  place('AU', vat({ standard: 10 })),
  place('DE', vat({ standard: 19, food: 7 })),
  place(
    'US',
    [
      {
        name: 'Sales tax',
        percent: { standard: 6.25 },
        upTo: { category: 'clothing', percent: 0, limit: { amount: 10_999, currency: 'USD' } },
      },
    ],
    { area: 'NY', shipping: 'untaxed' },
  ),
  place('CA', [{ name: 'GST', percent: { standard: 5 } }]),
  place(
    'CA',
    [
      { name: 'GST', jurisdiction: 'CA', percent: { standard: 5 } },
      { name: 'QST', percent: { standard: 9.975 } },
    ],
    { area: 'QC' },
  ),
  place('XC', [
    { name: 'First', percent: { standard: 10 } },
    { name: 'Second', percent: { standard: 10 }, compound: true },
  ]),
  place('BR', [{ name: 'ICMS', percent: { standard: 17 }, inside: true }]),
  place('GB', vat({ standard: 20 })),
  place('GB', vat({ standard: 17.5 }), { validFrom: '2010-01-01' }),
];

const line = (id: string, amount: number, taxCategory = 'standard', quantity = 1, duty = 0) => ({
  id,
  amount,
  quantity,
  taxCategory,
  duty,
});
const request = (country: string, changes: Partial<TaxRequest> & { area?: string } = {}): TaxRequest => {
  const { area, ...rest } = changes;
  return {
    currency: 'USD',
    destination: { country, ...(area && { administrativeArea: area }) },
    shipFrom: null,
    scheme: null,
    included: false,
    at: new Date('2026-11-20T00:00:00Z'),
    lines: [line('a', 10_000)],
    shipping: 0,
    ...rest,
  };
};
const ask = async (country: string, changes: Parameters<typeof request>[1] = {}, merchant: MerchantRate[] = []) =>
  tableTax(tables, merchant)(request(country, changes));

describe('tax by a table of rates', () => {
  it('rounds half up for each line and for shipping, and sums what it rounded', async () => {
    const result = await ask('AU', { lines: [line('a', 5), line('b', 14)], shipping: 15 });
    expect([...result.lines]).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(result).toMatchObject({ shipping: 2, total: 4 });
  });

  it('finds the tax inside a gross price', async () => {
    expect((await ask('DE', { included: true, lines: [line('a', 11_900)] })).total).toBe(1900);
  });

  it('takes the rate of the product’s category, and shipping those of what is shipped', async () => {
    const result = await ask('DE', { lines: [line('tea', 3000, 'food'), line('pot', 1000)], shipping: 400 });
    expect([...result.lines.values()]).toEqual([210, 190]);
    // 300 of shipping at 7 %, 100 at 19 %.
    expect(result.shipping).toBe(21 + 19);
    expect(result.components).toEqual([
      { name: 'VAT', jurisdiction: 'DE', category: 'food', ratePpm: 70_000, base: 3300, amount: 231 },
      { name: 'VAT', jurisdiction: 'DE', category: 'standard', ratePpm: 190_000, base: 1100, amount: 209 },
    ]);
  });

  it('taxes shipping at the standard rate if the items are free', async () => {
    expect((await ask('DE', { lines: [line('gift', 0, 'food')], shipping: 500 })).shipping).toBe(95);
  });

  it('leaves shipping alone where the place does', async () => {
    expect(await ask('US', { area: 'NY', shipping: 1000 })).toMatchObject({ shipping: 0, total: 625 });
  });

  it('is nothing in an unknown place and for what is never taxed', async () => {
    expect(await ask('ZZ', { shipping: 500 })).toMatchObject({ total: 0, components: [] });
    expect((await ask('DE', { lines: [line('stamp', 500, 'zero')], shipping: 300 })).total).toBe(0);
  });

  it('adds the taxes of province and federation, each listed with its part', async () => {
    const result = await ask('CA', { area: 'QC' });
    expect(result.total).toBe(1498); // 14.975 % of 100.00, half up
    expect(
      result.components.map(({ name, jurisdiction, ratePpm, amount }) => [name, jurisdiction, ratePpm, amount]),
    ).toEqual([
      ['GST', 'CA', 50_000, 500],
      ['QST', 'CA-QC', 99_750, 998],
    ]);
    expect((await ask('CA')).total).toBe(500);
  });

  it('counts a compound tax on the ones before it, and Brazil’s on the price that contains it', async () => {
    expect((await ask('XC')).total).toBe(2100);
    expect((await ask('BR', { included: true })).total).toBe(1700);
    expect((await ask('BR', { lines: [line('a', 8300)] })).total).toBe(1700);
  });

  it('knows the price up to which an item is free', async () => {
    const clothing = (amount: number, quantity: number) =>
      ask('US', { area: 'NY', lines: [line('shirt', amount, 'clothing', quantity)] });
    expect((await clothing(21_998, 2)).total).toBe(0);
    expect((await clothing(11_000, 1)).total).toBe(688);
    expect((await ask('US', { area: 'NY', lines: [line('suit', 10_000, 'childrens_clothing')] })).total).toBe(0);
  });

  it('uses the entry of the day', async () => {
    expect((await ask('GB')).total).toBe(2000);
    expect((await ask('GB', { at: new Date('2015-06-01T00:00:00Z') })).total).toBe(1750);
    expect((await ask('GB', { at: new Date('2009-06-01T00:00:00Z') })).total).toBe(0);
  });

  it('puts the tax on duty on top, also where prices contain theirs', async () => {
    const result = await ask('DE', { included: true, lines: [line('a', 11_900, 'standard', 1, 300)] });
    expect(result).toMatchObject({ duty: 57, total: 1957 });
  });
});

describe('a merchant’s own rate', () => {
  const rate = (changes: Partial<MerchantRate>): MerchantRate => ({
    country: 'DE',
    area: '',
    category: 'standard',
    name: 'MwSt.',
    ratePpm: 160_000,
    shippingTaxed: true,
    ...changes,
  });

  it('takes the place of the table’s', async () => {
    expect((await ask('DE', {}, [rate({})])).components).toMatchObject([
      { name: 'MwSt.', ratePpm: 160_000, amount: 1600 },
    ]);
  });

  it('gives way where the table is closer to the product', async () => {
    expect((await ask('DE', { lines: [line('tea', 10_000, 'food')] }, [rate({})])).total).toBe(700);
    expect((await ask('DE', { lines: [line('coat', 10_000, 'clothing')] }, [rate({})])).total).toBe(1600);
  });

  it('of a state goes before that of its country', async () => {
    const rates = [
      rate({ country: 'US', ratePpm: 50_000 }),
      rate({ country: 'US', area: 'NY', ratePpm: 88_750, shippingTaxed: false }),
    ];
    expect((await ask('US', { area: 'NY', shipping: 1000 }, rates)).total).toBe(888);
    expect((await ask('US', { area: 'TX', shipping: 1000 }, rates)).total).toBe(550);
  });

  it('of nothing means no tax', async () => {
    expect(await ask('DE', { shipping: 400 }, [rate({ ratePpm: 0 })])).toMatchObject({ total: 0, components: [] });
  });
});
