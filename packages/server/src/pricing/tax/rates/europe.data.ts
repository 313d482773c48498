import type { PlaceTax, PlaceTaxes } from '../tax-rates.ts';

const vat = (
  country: string,
  validFrom: string,
  source: string,
  percent: PlaceTax['percent'],
  name = 'VAT',
): PlaceTaxes => ({
  country,
  validFrom,
  source,
  shipping: 'as_goods',
  taxes: [{ name, percent }],
});

/** Europe outside of the Union. */
export const europeTaxes: readonly PlaceTaxes[] = [
  vat('GB', '2011-01-04', 'HM Revenue & Customs, VAT rates (gov.uk/vat-rates)', {
    standard: 20,
    food: 0,
    books: 0,
    childrens_clothing: 0,
  }),
  vat('NO', '2018-01-01', 'Skatteetaten, VAT rates (skatteetaten.no)', { standard: 25, food: 15, books: 0 }, 'MVA'),
  vat('CH', '2024-01-01', 'Federal Tax Administration, VAT rates (estv.admin.ch)', {
    standard: 8.1,
    food: 2.6,
    books: 2.6,
  }),
  vat('LI', '2024-01-01', 'Liechtenstein tax administration, which follows Swiss VAT (stv.llv.li)', {
    standard: 8.1,
    food: 2.6,
    books: 2.6,
  }),
  vat('IS', '2015-01-01', 'Iceland Revenue and Customs (skatturinn.is)', { standard: 24, food: 11, books: 11 }, 'VSK'),
  vat(
    'TR',
    '2023-07-10',
    'Gelir İdaresi Başkanlığı (gib.gov.tr)',
    { standard: 20, food: 1, clothing: 10, books: 0 },
    'KDV',
  ),
];
