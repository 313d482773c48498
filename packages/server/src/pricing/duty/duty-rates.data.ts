import type { DutyRate } from './duty-rates.ts';

/** HS prefix → percent; the empty prefix is for everything else. */
type Tariff = Record<string, number>;

const tariff = (territory: string, validFrom: string, source: string, rates: Tariff): DutyRate[] =>
  Object.entries(rates).map(([hs, percent]) => ({ territory, hs, percent, validFrom, source }));

/** The common tariff of the Gulf states. */
const gulf: Tariff = { '': 5, '0902': 0, '49': 0 };

/**
 * Most-favoured-nation rates by chapter or heading, as close as such a short table can be: a heading
 * has many lines of eight or ten digits, of which this is the usual one. What a shop sells much of
 * it should look up and have a customs service compute.
 */
export const dutyRates: readonly DutyRate[] = [
  ...tariff('EU', '2024-01-01', 'European Commission, TARIC (taxation-customs.ec.europa.eu)', {
    '': 4.2, '09': 0, '090210': 3.2, '1806': 8, '3304': 0, '3307': 6.5, '330741': 0, '3406': 0, '3401': 0, '42': 3.7, '4419': 0, '4421': 3, '48': 0, '49': 0,
    '50': 7.5, '57': 8, '61': 12, '62': 12, '6214': 8, '63': 12, '6307': 6.3, '64': 16.9, '6403': 8, '69': 7, '6911': 12, '6912': 7, '7013': 11, '71': 2.5,
    '82': 8.5, '8471': 0, '8517': 0, '85': 2, '91': 4.5, '94': 2, '95': 0,
  }),
  ...tariff('GB', '2021-01-01', 'UK Integrated Online Tariff (trade-tariff.service.gov.uk)', {
    '': 4, '0902': 0, '3304': 0, '3406': 0, '3401': 0, '42': 2, '4419': 0, '48': 0, '49': 0, '57': 8, '61': 12, '62': 12, '6214': 8, '63': 12, '6307': 6,
    '64': 16, '6403': 8, '69': 6, '6911': 12, '7013': 10, '71': 2, '82': 8, '8471': 0, '8517': 0, '85': 0, '94': 0, '95': 0,
  }),
  ...tariff('US', '2024-01-01', 'U.S. International Trade Commission, Harmonized Tariff Schedule (hts.usitc.gov)', {
    '': 5, '0902': 0, '090210': 6.4, '1806': 5.6, '3304': 0, '3307': 2.4, '3406': 0, '3401': 0, '42': 17.6, '4419': 3.2, '48': 0, '49': 0, '57': 3, '61': 16.5,
    '62': 16, '6214': 5.3, '63': 9.1, '64': 12, '6911': 20.8, '6912': 9.8, '7013': 15, '71': 5.5, '82': 4, '8471': 0, '8517': 0, '85': 2, '94': 0, '95': 0,
  }),
  ...tariff('CA', '2024-01-01', 'Canada Border Services Agency, Customs Tariff (cbsa-asfc.gc.ca)', {
    '': 6, '0902': 0, '3304': 6.5, '3406': 5, '42': 11, '4419': 6, '48': 0, '49': 0, '61': 18, '62': 18, '63': 17, '64': 18, '69': 4.5, '6911': 7, '7013': 0, '71': 6.5,
    '8471': 0, '8517': 0, '85': 0, '94': 8, '95': 0,
  }),
  ...tariff('AU', '2024-07-01', 'Australian Border Force, Working Tariff (abf.gov.au)', { '': 5, '0902': 0, '48': 0, '49': 0, '8471': 0, '8517': 0, '95': 0 }),
  ...tariff('NZ', '2024-01-01', 'New Zealand Customs Service, Working Tariff (customs.govt.nz)', {
    '': 5, '0902': 0, '49': 0, '61': 10, '62': 10, '63': 5, '64': 10, '8471': 0, '8517': 0, '85': 0,
  }),
  ...tariff('JP', '2024-01-01', 'Japan Customs, simplified tariff up to 200,000 yen, knitwear and shoes at the general one (customs.go.jp)', {
    '': 5, '0901': 15, '0902': 15, '090230': 12, '090240': 3, '39': 3, '40': 0, '42': 10, '48': 0, '49': 0, '61': 10.9, '62': 10, '64': 27, '69': 0, '70': 3,
    '73': 0, '74': 0, '76': 3, '8471': 0, '85': 0, '94': 3, '95': 3,
  }),
  ...tariff('KR', '2024-01-01', 'Korea Customs Service, tariff (customs.go.kr)', { '': 8, '0902': 40, '49': 0, '61': 13, '62': 13, '63': 10, '64': 13, '8471': 0 }),
  ...tariff('TW', '2024-01-01', 'Customs Administration, tariff (customs.gov.tw)', { '': 5, '0902': 18, '49': 0, '61': 12, '62': 12, '64': 7.5, '69': 10, '8471': 0 }),
  ...tariff('NO', '2024-01-01', 'Tolletaten, Customs Tariff: industrial products free but clothing and some textiles (toll.no)', {
    '': 0, '61': 10.7, '62': 10.7, '6302': 10.7,
  }),
  ...tariff('CH', '2024-01-01', 'Federal Council: industrial tariffs abolished on 1 January 2024 (bazg.admin.ch)', { '': 0 }),
  ...tariff('IS', '2024-01-01', 'Iceland Revenue and Customs, tariff: industrial products free (skatturinn.is)', { '': 0 }),
  ...tariff('SG', '2024-01-01', 'Singapore Customs: duty on alcohol, tobacco, fuel and vehicles only (customs.gov.sg)', { '': 0 }),
  ...tariff('HK', '2024-01-01', 'Customs and Excise Department: a free port (customs.gov.hk)', { '': 0 }),
  ...tariff('MO', '2024-01-01', 'Macao Customs Service: a free port (customs.gov.mo)', { '': 0 }),
  ...tariff('CN', '2019-04-09', 'Customs Tariff Commission, import tax on personal postal articles (customs.gov.cn)', {
    '': 20, '09': 13, '18': 13, '19': 13, '20': 13, '21': 13, '49': 13, '71': 13, '84': 13, '85': 13, '94': 13, '95': 13, '22': 50, '3303': 50, '3304': 50,
  }),
  ...tariff('BR', '2024-08-01', 'Receita Federal, simplified taxation of parcels (gov.br/receitafederal)', { '': 60, '49': 0 }),
  ...tariff('MX', '2025-08-15', 'Servicio de Administración Tributaria, global rate for parcels (sat.gob.mx)', { '': 33.5 }),
  ...['AE', 'SA', 'KW', 'QA', 'BH', 'OM'].flatMap((country) => tariff(country, '2003-01-01', 'GCC Common Customs Tariff', gulf)),
];
