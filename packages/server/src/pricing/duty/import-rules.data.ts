import type { ImportRule } from './duty-rates.ts';

const inForce = '2024-01-01';
const none = { dutyFreeUpTo: null, taxFreeUpTo: null, importTax: true, valuation: 'cif' } as const;
const upTo = (amount: number, currency: string) => ({
  dutyFreeUpTo: { amount, currency },
  taxFreeUpTo: { amount, currency },
});
const rule = (territory: string, validFrom: string, source: string, terms: Partial<ImportRule> = {}): ImportRule => ({
  territory,
  validFrom,
  source,
  ...none,
  ...terms,
});

const gulf = 'GCC Common Customs Law, and the customs authority of the country';

/** What customs lets through, and on what it counts. Amounts are in minor units. */
export const importRules: readonly ImportRule[] = [
  rule(
    'EU',
    '2021-07-01',
    'Regulation (EC) 1186/2009 art. 23; Directive (EU) 2017/2455 (taxation-customs.ec.europa.eu)',
    {
      dutyFreeUpTo: { amount: 150_00, currency: 'EUR' },
    },
  ),
  // EUR 3 for each six-digit subheading in the parcel, for every sender and every way to pay VAT, until 1 July 2028.
  rule(
    'EU',
    '2026-07-01',
    'Council Regulation (EU) 2026/382; Commission Delegated Regulation (EU) 2026/1022 (taxation-customs.ec.europa.eu)',
    {
      flat: {
        amount: { amount: 3_00, currency: 'EUR' },
        upTo: { amount: 150_00, currency: 'EUR' },
        validTo: '2028-06-30',
      },
    },
  ),
  rule('GB', '2021-01-01', 'HM Revenue & Customs, tax and customs for parcels sent from abroad (gov.uk)', {
    dutyFreeUpTo: { amount: 135_00, currency: 'GBP' },
  }),
  rule('NO', '2024-01-01', 'Tolletaten: the NOK 350 limit ended (toll.no)'),
  // Customs takes no VAT of CHF 5 or less: at 8.1 % that is a value of CHF 61.72.
  rule('CH', '2024-01-01', 'Federal Office for Customs and Border Security, online shopping (bazg.admin.ch)', {
    taxFreeUpTo: { amount: 61_72, currency: 'CHF' },
  }),
  rule('IS', inForce, 'Iceland Revenue and Customs (skatturinn.is)'),
  rule('US', '2016-03-10', 'U.S. Customs and Border Protection, 19 U.S.C. 1321 (cbp.gov)', {
    ...upTo(800_00, 'USD'),
    importTax: false,
    valuation: 'fob',
  }),
  rule(
    'US',
    '2025-08-29',
    'Executive Order 14324 of 30 July 2025, continued on 20 February 2026 (federalregister.gov)',
    { importTax: false, valuation: 'fob' },
  ),
  rule('CA', inForce, 'Canada Border Services Agency, Courier Imports Remission Order (cbsa-asfc.gc.ca)', {
    ...upTo(20_00, 'CAD'),
    valuation: 'fob',
  }),
  rule('CA', '2020-07-01', 'Canada Border Services Agency, CUSMA low-value shipments (cbsa-asfc.gc.ca)', {
    shippedFrom: ['US', 'MX'],
    dutyFreeUpTo: { amount: 150_00, currency: 'CAD' },
    taxFreeUpTo: { amount: 40_00, currency: 'CAD' },
    valuation: 'fob',
  }),
  rule('AU', '2018-07-01', 'Australian Border Force, cost of imports (abf.gov.au)', {
    ...upTo(1000_00, 'AUD'),
    valuation: 'fob',
  }),
  rule('NZ', '2019-12-01', 'New Zealand Customs Service, duty and GST (customs.govt.nz)', {
    ...upTo(1000_00, 'NZD'),
    valuation: 'fob',
  }),
  rule('SG', inForce, 'Singapore Customs, GST relief (customs.gov.sg)', upTo(400_00, 'SGD')),
  // For personal use, 60 % of the price abroad is the customs value.
  rule('JP', inForce, 'Japan Customs, exemption for up to 10,000 yen and value of personal imports (customs.go.jp)', {
    ...upTo(10_000, 'JPY'),
    valuation: 'fob',
    valuePercent: 60,
  }),
  rule('KR', inForce, 'Korea Customs Service, overseas direct purchases (customs.go.kr)', upTo(150_00, 'USD')),
  rule('KR', '2012-03-15', 'Korea Customs Service, KORUS (customs.go.kr)', {
    ...upTo(200_00, 'USD'),
    shippedFrom: ['US'],
  }),
  rule('TW', '2018-01-01', 'Customs Administration (customs.gov.tw)', upTo(2000_00, 'TWD')),
  // One tax on personal post replaces duty and VAT. CNY 50 of it is waived: at 20 % that is a value of CNY 250.
  rule('CN', '2019-04-09', 'Customs Tariff Commission, import tax on personal postal articles (customs.gov.cn)', {
    dutyFreeUpTo: { amount: 250_00, currency: 'CNY' },
    importTax: false,
  }),
  rule('HK', inForce, 'Customs and Excise Department: a free port (customs.gov.hk)'),
  rule('MO', inForce, 'Macao Customs Service: a free port (customs.gov.mo)'),
  rule(
    'BR',
    '2024-08-01',
    'Receita Federal, Lei 14.902/2024: 20 % up to USD 50, else 60 % less USD 20 (gov.br/receitafederal)',
    {
      lowValue: { percent: 20, upTo: { amount: 50_00, currency: 'USD' } },
      relief: { amount: 20_00, currency: 'USD' },
    },
  ),
  // The global rate contains the VAT.
  rule(
    'MX',
    '2025-08-15',
    'Servicio de Administración Tributaria, Reglas Generales de Comercio Exterior 3.7 (sat.gob.mx)',
    { importTax: false },
  ),
  rule(
    'AE',
    '2023-01-01',
    `${gulf}: Federal Authority for Identity, Citizenship, Customs and Port Security (icp.gov.ae)`,
    { dutyFreeUpTo: { amount: 300_00, currency: 'AED' } },
  ),
  rule('SA', inForce, `${gulf}: ZATCA (zatca.gov.sa)`, upTo(1000_00, 'SAR')),
  rule('KW', inForce, `${gulf}: Kuwait General Administration of Customs (customs.gov.kw)`, upTo(100_000, 'KWD')),
  rule('QA', inForce, `${gulf}: General Authority of Customs (customs.gov.qa)`, upTo(1000_00, 'QAR')),
  rule('BH', inForce, `${gulf}: Customs Affairs (bahraincustoms.gov.bh)`, {
    dutyFreeUpTo: { amount: 300_000, currency: 'BHD' },
  }),
  rule('OM', inForce, `${gulf}: Directorate General of Customs (customs.gov.om)`, {
    dutyFreeUpTo: { amount: 100_000, currency: 'OMR' },
  }),
];
