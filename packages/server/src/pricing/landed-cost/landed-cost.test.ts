import { describe, expect, it } from 'vitest';
import { quoteLandedCost, type ImportedLine, type LandedRequest, type LandedTerms } from './landed-cost.ts';
import { chargedLines } from './landed-quote.ts';
import { taxPlace } from '../../platform/places/place.ts';
import { exporterTerms } from './terms.fixture.ts';

const item = (amount: number, changes: Partial<ImportedLine> = {}): ImportedLine => ({
  id: 'a',
  amount,
  quantity: 1,
  taxCategory: 'standard',
  hsCode: '691110',
  originCountry: 'CN',
  requiresShipping: true,
  ...changes,
});
const to = (
  country: string,
  currency: string,
  amount: number,
  changes: Partial<LandedRequest> = {},
): LandedRequest => ({
  currency,
  taxIncluded: false,
  dutyMode: 'unpaid',
  destination: { country },
  at: new Date('2026-11-20T00:00:00Z'),
  lines: [item(amount)],
  shipping: 0,
  ...changes,
});
const china = exporterTerms('CN', 'ioss', 'uk_vat', 'au_gst', 'ch_vat');
const unregistered = exporterTerms('CN');
const quote = async (request: LandedRequest, terms: LandedTerms = china) => {
  const {
    landedCost: { tax, duty, scheme, dueOnDelivery, rates },
    ...amounts
  } = await quoteLandedCost(request, terms);
  const due = dueOnDelivery && { tax: dueOnDelivery.tax?.amount ?? null, duty: dueOnDelivery.duty?.amount ?? null };
  return {
    charged: { tax: amounts.tax, duty: amounts.duty },
    tax,
    duty,
    scheme,
    due,
    rates,
    included: amounts.included,
    lines: amounts.lines,
  };
};

describe('what is sold without shipping', () => {
  const course = (amount: number, id = 'b') => item(amount, { id, hsCode: null, requiresShipping: false });

  it('is imported nowhere: it is taxed where the customer is, also above the limit of IOSS', async () => {
    const request = to('DE', 'EUR', 0, { taxIncluded: true, dutyMode: 'paid', lines: [course(23_800)] });
    for (const terms of [china, unregistered]) {
      expect(await quote(request, terms)).toMatchObject({
        charged: { tax: 3800, duty: 0 },
        tax: 'included',
        duty: 'none',
        scheme: null,
        due: null,
        included: true,
      });
    }
  });

  it('does not count towards the limits of a parcel, nor to its duty', async () => {
    const parcel = await quote(to('DE', 'EUR', 11_900, { taxIncluded: true }));
    const mixed = await quote(to('DE', 'EUR', 0, { taxIncluded: true, lines: [item(11_900), course(11_900)] }));
    expect(mixed).toMatchObject({
      charged: { tax: 3800, duty: 0 },
      tax: 'included',
      duty: parcel.duty,
      scheme: 'ioss',
      due: parcel.due,
    });
    expect([...mixed.lines]).toEqual([
      ['a', 1900],
      ['b', 1900],
    ]);
  });

  it('is charged at checkout beside a parcel whose tax is due on delivery, as is its line on the invoice', async () => {
    const mixed = await quote(to('DE', 'EUR', 0, { lines: [item(50_000), course(10_000)] }), unregistered);
    expect(mixed).toMatchObject({ charged: { tax: 1900, duty: 0 }, tax: 'due_on_delivery', scheme: 'import' });
    expect(chargedLines(mixed).map(({ amount }) => amount.amount)).toEqual([1900]);
    expect([...mixed.lines]).toEqual([
      ['a', 0],
      ['b', 1900],
    ]);
  });

  it('bears American sales tax only where a seller abroad is registered for it', async () => {
    const request = to('US', 'USD', 0, {
      destination: { country: 'US', administrativeArea: 'NY' },
      lines: [course(10_000)],
    });
    expect(await quote(request, unregistered)).toMatchObject({ charged: { tax: 0 }, tax: 'none' });
    expect(await quote(request, exporterTerms('CN', 'us_sales_tax'))).toMatchObject({ tax: 'added' });
  });
});

describe('a parcel to the European Union', () => {
  it('of up to EUR 150 pays VAT at checkout under IOSS, and EUR 3 of duty on delivery', async () => {
    expect(await quote(to('DE', 'EUR', 11_900, { taxIncluded: true }))).toMatchObject({
      charged: { tax: 1900, duty: 0 },
      tax: 'included',
      duty: 'due_on_delivery',
      scheme: 'ioss',
      due: { tax: 0, duty: 300 },
    });
  });

  it('pays the EUR 3 at checkout where the merchant pays duties, with VAT on top', async () => {
    // 3.00 of duty and 0.57 of VAT on it; with net prices the VAT is part of the other VAT.
    expect(await quote(to('DE', 'EUR', 11_900, { taxIncluded: true, dutyMode: 'paid' }))).toMatchObject({
      charged: { tax: 1957, duty: 357 },
      tax: 'included',
      duty: 'added',
      scheme: 'ioss',
      due: null,
    });
    expect(await quote(to('DE', 'EUR', 10_000, { dutyMode: 'paid' }))).toMatchObject({
      charged: { tax: 1957, duty: 300 },
      tax: 'added',
      due: null,
    });
  });

  it('is measured without its VAT: EUR 178.50 gross are EUR 150 net', async () => {
    expect((await quote(to('DE', 'EUR', 17_850, { taxIncluded: true }))).scheme).toBe('ioss');
    expect((await quote(to('DE', 'EUR', 17_852, { taxIncluded: true }))).scheme).toBe('import');
    expect((await quote(to('DE', 'USD', 18_750))).scheme).toBe('ioss');
  });

  it('of more pays VAT and duty on delivery, with an estimate', async () => {
    // Duty 12 % of 200.00 and 10.00 of shipping: 25.20. VAT 19 % of 235.20: 44.69, line and shipping and duty each
    // rounded.
    expect(await quote(to('DE', 'EUR', 20_000, { taxIncluded: true, shipping: 1000 }))).toMatchObject({
      charged: { tax: 0, duty: 0 },
      included: false,
      tax: 'due_on_delivery',
      duty: 'due_on_delivery',
      scheme: 'import',
      due: { tax: 3800 + 190 + 479, duty: 2520 },
    });
  });

  it('of more has both in the totals where the merchant pays duties', async () => {
    // 238.00 gross are 200.00 net: duty 24.00, VAT on it 4.56.
    expect(await quote(to('DE', 'EUR', 23_800, { taxIncluded: true, dutyMode: 'paid' }))).toMatchObject({
      charged: { tax: 3800 + 456, duty: 2856 },
      tax: 'included',
      duty: 'added',
      scheme: 'import',
      due: null,
    });
  });

  it('without an IOSS number pays VAT on delivery from the first cent', async () => {
    expect(await quote(to('FR', 'EUR', 5000), unregistered)).toMatchObject({
      tax: 'due_on_delivery',
      duty: 'due_on_delivery',
      due: { tax: 1060, duty: 300 },
    });
  });

  it('was free of duty up to EUR 150 before July 2026', async () => {
    expect((await quote(to('DE', 'EUR', 10_000, { at: new Date('2026-06-30T12:00:00Z') }))).duty).toBe('none');
  });
});

describe('an island that is not in the VAT territory of its country', () => {
  const tenerife = { destination: { country: 'ES', postalCode: '38001' } };

  it('is not charged that VAT, from inside the Union or from outside', async () => {
    const due = {
      charged: { tax: 0, duty: 0 },
      tax: 'due_on_delivery',
      duty: 'due_on_delivery',
      due: { tax: null, duty: null },
    };
    expect(await quote(to('ES', 'EUR', 10_000, { ...tenerife, taxIncluded: true, dutyMode: 'paid' }))).toMatchObject(
      due,
    );
    expect(await quote(to('ES', 'EUR', 10_000, tenerife), exporterTerms('ES'))).toMatchObject(due);
    expect((await quoteLandedCost(to('ES', 'EUR', 10_000, tenerife), china)).landedCost.destination.country).toBe('ES');
  });

  it('is recognised by the postcode', () => {
    expect(taxPlace({ country: 'ES', postalCode: '28001' }).country).toBe('ES');
    expect(taxPlace({ country: 'FI', postalCode: '22 100' }).country).toBe('AX');
    expect(taxPlace({ country: 'DE' }).country).toBe('DE');
  });
});

describe('inside the Union', () => {
  it('items are taxed where they arrive under the one-stop shop, else where they start', async () => {
    expect(await quote(to('HU', 'EUR', 10_000), exporterTerms('DE', 'eu_oss'))).toMatchObject({
      charged: { tax: 2700 },
      scheme: 'eu_oss',
      duty: 'none',
    });
    expect(await quote(to('HU', 'EUR', 10_000), exporterTerms('DE'))).toMatchObject({
      charged: { tax: 1900 },
      scheme: null,
    });
    expect(await quote(to('DE', 'EUR', 10_000), exporterTerms('DE'))).toMatchObject({
      charged: { tax: 1900 },
      scheme: null,
    });
  });
});

describe('a parcel to', () => {
  it('Britain pays VAT at sale up to GBP 135, and everything on delivery above', async () => {
    expect(await quote(to('GB', 'GBP', 13_500))).toMatchObject({
      charged: { tax: 2700 },
      tax: 'added',
      duty: 'none',
      scheme: 'uk_low_value',
    });
    // Duty 12 % of 136.00, VAT on both.
    expect(await quote(to('GB', 'GBP', 13_600))).toMatchObject({
      tax: 'due_on_delivery',
      due: { duty: 1632, tax: 2720 + 326 },
    });
  });

  it('the United States pays duty from the first cent and sales tax where the merchant is registered', async () => {
    // Porcelain from China: 20.8 % and 7.5 % under Section 301.
    const state = { destination: { country: 'US', administrativeArea: 'TX' }, dutyMode: 'paid' as const };
    expect(await quote(to('US', 'USD', 10_000, state))).toMatchObject({
      charged: { tax: 0, duty: 2830 },
      tax: 'none',
      duty: 'added',
      scheme: null,
    });
    const registered = exporterTerms('CN', 'us_sales_tax');
    expect(await quote(to('US', 'USD', 10_000, state), registered)).toMatchObject({
      charged: { tax: 625, duty: 2830 },
      tax: 'added',
      scheme: null,
    });
    expect(
      (
        await quote(to('US', 'USD', 10_000, state), {
          ...registered,
          registrations: [{ scheme: 'us_sales_tax', number: '1', areas: ['CA'] }],
        })
      ).tax,
    ).toBe('none');
    expect((await quote(to('US', 'USD', 10_000, { dutyMode: 'none' }))).tax).toBe('added');
  });

  it('Australia pays GST at sale where the merchant is registered, else none up to AUD 1,000', async () => {
    expect(await quote(to('AU', 'AUD', 10_000))).toMatchObject({
      charged: { tax: 1000 },
      scheme: 'au_low_value',
      duty: 'none',
    });
    expect(await quote(to('AU', 'AUD', 10_000), unregistered)).toMatchObject({
      tax: 'none',
      duty: 'none',
      scheme: null,
      due: null,
    });
    expect(await quote(to('AU', 'AUD', 200_000))).toMatchObject({
      tax: 'due_on_delivery',
      duty: 'none',
      due: { tax: 20_000, duty: 0 },
    });
  });

  it('Japan is free up to JPY 10,000 of customs value, which is 60 % of the price', async () => {
    expect(await quote(to('JP', 'JPY', 16_666))).toMatchObject({ tax: 'none', duty: 'none', due: null });
    expect(await quote(to('JP', 'JPY', 20_000, { lines: [item(20_000, { hsCode: '621490' })] }))).toMatchObject({
      tax: 'due_on_delivery',
      duty: 'due_on_delivery',
      due: { duty: 1200 },
    });
  });

  it('China comes in under the cross-border rule where the merchant is registered', async () => {
    expect(
      await quote(to('CN', 'CNY', 10_000, { taxIncluded: true }), exporterTerms('DE', 'cn_cross_border')),
    ).toMatchObject({
      charged: { tax: 834 },
      tax: 'included',
      duty: 'none',
      scheme: 'cn_cross_border',
    });
    expect(await quote(to('CN', 'CNY', 100_000), exporterTerms('DE'))).toMatchObject({
      tax: 'none',
      duty: 'due_on_delivery',
      due: { duty: 20_000 },
    });
  });

  it('Kuwait pays 5 % of duty above KWD 100 and no tax; Hong Kong pays nothing', async () => {
    expect(await quote(to('KW', 'KWD', 200_000, { dutyMode: 'paid' }))).toMatchObject({
      charged: { tax: 0, duty: 10_000 },
      tax: 'none',
      duty: 'added',
    });
    expect(await quote(to('KW', 'KWD', 99_999, { dutyMode: 'paid' }))).toMatchObject({
      tax: 'none',
      duty: 'none',
      due: null,
    });
    expect(await quote(to('HK', 'HKD', 500_000))).toMatchObject({ tax: 'none', duty: 'none', due: null });
  });

  it('Canada adds the province’s tax to the duty', async () => {
    // MFN 7 % of CAD 100.00; HST 13 % of 107.00.
    const ontario = { destination: { country: 'CA', administrativeArea: 'ON' }, dutyMode: 'paid' as const };
    expect(await quote(to('CA', 'CAD', 10_000, ontario))).toMatchObject({
      charged: { duty: 700, tax: 1391 },
      tax: 'added',
      duty: 'added',
    });
  });

  it('a country that the tables do not know says that something will be due, and not how much', async () => {
    expect(await quote(to('AR', 'USD', 10_000, { dutyMode: 'paid' }))).toMatchObject({
      charged: { tax: 0, duty: 0 },
      tax: 'due_on_delivery',
      duty: 'due_on_delivery',
      due: { tax: null, duty: null },
    });
  });
});

describe('what is charged', () => {
  it('is what an invoice lists; what is due on delivery is not', async () => {
    const { landedCost } = await quoteLandedCost(to('DE', 'EUR', 10_000), china);
    expect(landedCost.rates.map(({ kind }) => kind)).toEqual(['tax', 'duty']);
    expect(chargedLines(landedCost)).toEqual([
      {
        kind: 'tax',
        name: 'VAT',
        jurisdiction: 'DE',
        category: 'standard',
        ratePpm: 190_000,
        base: { amount: 10_000, currency: 'EUR' },
        amount: { amount: 1900, currency: 'EUR' },
      },
    ]);
  });

  it('is the domestic tax where the items are already in the market or the store has no setting', async () => {
    expect(await quote(to('DE', 'EUR', 50_000, { dutyMode: 'none' }))).toMatchObject({
      charged: { tax: 9500, duty: 0 },
      scheme: null,
      due: null,
    });
    expect(await quote(to('DE', 'EUR', 50_000, { dutyMode: 'paid' }), { ...china, shipFrom: null })).toMatchObject({
      charged: { tax: 9500, duty: 0 },
      scheme: null,
    });
  });
});
