import { tableConverter } from './convert.ts';
import type { LandedTerms } from './landed-cost.ts';
import { tableTax } from './table-tax.ts';

/** Terms of a shop that has its goods in every market: one rate a country, in percent. */
export function localTerms(percents: Record<string, number>): LandedTerms {
  const tables = Object.entries(percents).map(([country, standard]) => ({
    country, validFrom: '2020-01-01', source: 'made up', shipping: 'as_goods' as const, taxes: [{ name: 'VAT', percent: { standard } }],
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
