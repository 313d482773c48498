import { euCountries } from '../../platform/places/place.ts';
import { dutyRates } from './duty-rates.data.ts';
import type { DutyTables, FreeTrade, Surcharge } from './duty-rates.ts';
import { importRules } from './import-rules.data.ts';

const section301 = 'U.S. Trade Representative, Section 301 action on China, lists 1 to 4A (ustr.gov)';
const fromChina = (hs: string, percent: number): Surcharge => ({
  territory: 'US',
  name: 'Section 301',
  origins: ['CN'],
  hs,
  percent,
  validFrom: '2020-02-14',
  source: section301,
});

/** Duties on top of the tariff, by the country where the items were made. */
const surcharges: readonly Surcharge[] = [
  fromChina('', 25),
  ...['33', '49', '61', '62', '63', '64', '69', '91'].map((hs) => fromChina(hs, 7.5)),
  fromChina('95', 0),
  fromChina('8517', 0),
  fromChina('8471', 0),
  {
    territory: 'US',
    name: 'Section 122',
    hs: '',
    percent: 10,
    validFrom: '2026-02-24',
    validTo: '2026-07-23',
    source:
      'Proclamation of 20 February 2026, 150 days under Section 122 of the Trade Act of 1974 (federalregister.gov)',
  },
];

const efta = ['CH', 'LI', 'NO', 'IS'];
const union = [...euCountries, 'MC'];

/**
 * Agreements under which imported items from these origins are free of duty, with the proof of origin that they
 * require.
 */
const freeTrade: readonly FreeTrade[] = [
  {
    territory: 'EU',
    origins: [...efta, 'GB', 'TR', 'KR', 'CA', 'JP', 'SG', 'NZ', 'MX', 'IL', 'ZA'],
    source: 'European Commission, Access2Markets (trade.ec.europa.eu)',
  },
  {
    territory: 'GB',
    origins: [...union, ...efta, 'TR', 'KR', 'CA', 'JP', 'SG', 'NZ', 'AU', 'MX', 'IL', 'ZA'],
    source: 'Department for Business and Trade, UK trade agreements in effect (gov.uk)',
  },
  {
    territory: 'US',
    origins: ['CA', 'MX', 'AU', 'KR', 'SG', 'IL', 'BH', 'OM'],
    source: 'U.S. Trade Representative, free trade agreements (ustr.gov)',
  },
  {
    territory: 'CA',
    origins: [...union, ...efta, 'US', 'MX', 'GB', 'KR', 'JP', 'SG', 'AU', 'NZ', 'VN', 'IL'],
    source: 'Global Affairs Canada, free trade agreements (international.gc.ca)',
  },
  {
    territory: 'AU',
    origins: ['CN', 'HK', 'NZ', 'US', 'GB', 'SG', 'JP', 'KR', 'TH', 'MY', 'ID', 'VN', 'CA', 'MX'],
    source: 'Department of Foreign Affairs and Trade (dfat.gov.au)',
  },
  {
    territory: 'NZ',
    origins: [...union, 'CN', 'HK', 'TW', 'AU', 'GB', 'SG', 'JP', 'KR', 'TH', 'MY', 'VN', 'CA', 'MX'],
    source: 'Ministry of Foreign Affairs and Trade (mfat.govt.nz)',
  },
  {
    territory: 'JP',
    origins: [...union, 'GB', 'CH', 'AU', 'NZ', 'SG', 'TH', 'MY', 'VN', 'MX'],
    source: 'Japan Customs, EPA (customs.go.jp)',
  },
  {
    territory: 'KR',
    origins: [...union, ...efta, 'GB', 'US', 'SG', 'AU', 'NZ', 'CA', 'VN'],
    source: 'Korea Customs Service, FTA portal (customs.go.kr)',
  },
  { territory: 'NO', origins: [...union, ...efta, 'GB', 'KR', 'SG'], source: 'Tolletaten, free trade (toll.no)' },
];

/** Import rules and rates of duty by destination. */
export const dutyTables: DutyTables = { rules: importRules, rates: dutyRates, surcharges, freeTrade };
