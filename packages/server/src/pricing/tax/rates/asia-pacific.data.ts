import type { PlaceTax, PlaceTaxes } from '../tax-rates.ts';

const tax = (
  country: string,
  name: string,
  validFrom: string,
  source: string,
  percent: PlaceTax['percent'],
): PlaceTaxes => ({
  country,
  validFrom,
  source,
  shipping: 'as_goods',
  taxes: [{ name, percent }],
});

/** A place without a tax on what shoppers buy. */
const none = (country: string, source: string): PlaceTaxes => ({
  country,
  validFrom: '2000-01-01',
  source,
  shipping: 'untaxed',
  taxes: [],
});

export const asiaPacificTaxes: readonly PlaceTaxes[] = [
  tax('CN', 'VAT', '2019-04-01', 'State Taxation Administration; VAT Law, art. 10 (chinatax.gov.cn)', {
    standard: 13,
    books: 9,
  }),
  {
    // 70 % of the VAT on imports, no duty, within CNY 5,000 an order and 26,000 a year.
    ...tax('CN', 'VAT', '2019-01-01', 'Ministry of Finance, notice Cai Guan Shui [2018] 49 (mof.gov.cn)', {
      standard: 9.1,
      books: 6.3,
    }),
    scheme: 'cn_cross_border',
  },
  none('HK', 'Inland Revenue Department: no VAT, GST or sales tax (ird.gov.hk)'),
  none('MO', 'Financial Services Bureau of Macao: no VAT (dsf.gov.mo)'),
  tax('TW', 'VAT', '1986-04-01', 'Ministry of Finance (mof.gov.tw)', { standard: 5 }),
  tax('JP', 'Consumption tax', '2019-10-01', 'National Tax Agency, consumption tax and its reduced rate (nta.go.jp)', {
    standard: 10,
    food: 8,
  }),
  tax('KR', 'VAT', '1977-07-01', 'National Tax Service (nts.go.kr)', { standard: 10, books: 0 }),
  tax('SG', 'GST', '2024-01-01', 'Inland Revenue Authority of Singapore, GST rates (iras.gov.sg)', { standard: 9 }),
  tax('MY', 'Sales tax', '2024-01-01', 'Royal Malaysian Customs, sales tax on low-value imports (customs.gov.my)', {
    standard: 10,
  }),
  tax('TH', 'VAT', '1999-04-01', 'Revenue Department, 7 % by royal decree (rd.go.th)', { standard: 7 }),
  tax('PH', 'VAT', '2006-02-01', 'Bureau of Internal Revenue (bir.gov.ph)', { standard: 12, books: 0 }),
  // Lowered for most products until the end of 2026.
  tax('VN', 'VAT', '2025-07-01', 'National Assembly, resolution 204/2025/QH15 (mof.gov.vn)', { standard: 8, books: 5 }),
  tax('VN', 'VAT', '2027-01-01', 'VAT Law 48/2024/QH15 (mof.gov.vn)', { standard: 10, books: 5 }),
  // 12 % of eleven twelfths of the price.
  tax('ID', 'PPN', '2025-01-01', 'Directorate General of Taxes, PMK 131/2024 (pajak.go.id)', {
    standard: 11,
    books: 0,
  }),
  tax('IN', 'GST', '2025-09-22', 'GST Council, rates after its 56th meeting (gstcouncil.gov.in)', {
    standard: 18,
    food: 5,
    clothing: 5,
    books: 0,
  }),
  tax('AU', 'GST', '2000-07-01', 'Australian Taxation Office, GST and GST-free food (ato.gov.au)', {
    standard: 10,
    food: 0,
  }),
  tax('NZ', 'GST', '2010-10-01', 'Inland Revenue (ird.govt.nz)', { standard: 15 }),
  tax('AE', 'VAT', '2018-01-01', 'Federal Tax Authority (tax.gov.ae)', { standard: 5 }),
  tax('SA', 'VAT', '2020-07-01', 'Zakat, Tax and Customs Authority (zatca.gov.sa)', { standard: 15 }),
  tax('BH', 'VAT', '2022-01-01', 'National Bureau for Revenue (nbr.gov.bh)', { standard: 10, food: 0 }),
  tax('OM', 'VAT', '2021-04-16', 'Tax Authority (tms.taxoman.gov.om)', { standard: 5, food: 0 }),
  none('KW', 'Ministry of Finance: the GCC VAT framework is not in force there (mof.gov.kw)'),
  none('QA', 'General Tax Authority: the GCC VAT framework is not in force there (gta.gov.qa)'),
  tax('IL', 'VAT', '2025-01-01', 'Israel Tax Authority (gov.il)', { standard: 18 }),
];

/** The Americas besides those with files of their own, and Africa. */
export const otherTaxes: readonly PlaceTaxes[] = [
  tax('MX', 'IVA', '2010-01-01', 'Servicio de Administración Tributaria, Ley del IVA (sat.gob.mx)', {
    standard: 16,
    food: 0,
    books: 0,
  }),
  tax('ZA', 'VAT', '2018-04-01', 'South African Revenue Service (sars.gov.za)', { standard: 15 }),
];
