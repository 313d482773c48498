import type { TaxRegistration } from '@smallshop/contract';
import { dutyTables } from '../duty/duty-tables.data.ts';
import { tableConverter } from '../../money/converter.ts';
import type { LandedTerms } from './landed-cost.ts';
import { lowValueSchemes } from '../duty/low-value-schemes.data.ts';
import { taxTables } from '../tax/rates/index.ts';
import { tableTax } from '../tax/table-tax.ts';

/** Terms of a shop whose items are already in every market: one rate for each country, in percent. */
export function localTerms(percents: Record<string, number>): LandedTerms {
  const tables = Object.entries(percents).map(([country, standard]) => ({
    country,
    validFrom: '2020-01-01',
    source: 'made up',
    shipping: 'as_goods' as const,
    taxes: [{ name: 'VAT', percent: { standard } }],
  }));
  return {
    shipFrom: null,
    registrations: [],
    tax: tableTax(tables),
    schemes: [],
    duties: { rules: [], rates: [], surcharges: [], freeTrade: [] },
    convert: tableConverter({}),
  };
}

/** Terms of a shop that ships from a country, with the tables as they are and easy rates of exchange. */
export function exporterTerms(country: string, ...schemes: TaxRegistration['scheme'][]): LandedTerms {
  return {
    shipFrom: { country },
    registrations: schemes.map((scheme) => ({ scheme, number: 'made up' })),
    tax: tableTax(taxTables),
    schemes: lowValueSchemes,
    duties: dutyTables,
    convert: tableConverter({
      EUR: '1',
      USD: '1.25',
      GBP: '0.8',
      CHF: '1',
      AUD: '2',
      CAD: '1.6',
      JPY: '150',
      CNY: '8',
      KWD: '0.4',
      SGD: '1.5',
      NOK: '12',
      BRL: '6',
    }),
  };
}
