import type { CategoryPercents, PlaceTaxes } from '../tax-rates.ts';

const source = 'European Commission, Taxes in Europe Database (ec.europa.eu/taxation_customs/tedb)';

/**
 * VAT of the member states. `food` is what most groceries pay, where some pay less and some more;
 * shipping by the seller has the rate of the items (Directive 2006/112/EC, article 78).
 */
const rates: readonly [country: string, validFrom: string, percent: CategoryPercents][] = [
  ['AT', '2016-01-01', { standard: 20, food: 10, books: 10 }],
  ['BE', '1996-01-01', { standard: 21, food: 6, books: 6 }],
  ['BG', '2022-07-01', { standard: 20, books: 9 }],
  ['HR', '2013-01-01', { standard: 25, books: 5 }],
  ['CY', '2023-07-21', { standard: 19, food: 5, books: 3 }],
  ['CZ', '2024-01-01', { standard: 21, food: 12, books: 0 }],
  ['DK', '1992-01-01', { standard: 25 }],
  ['EE', '2025-07-01', { standard: 24, books: 9 }],
  ['FI', '2024-09-01', { standard: 25.5, food: 14, books: 10 }],
  ['FI', '2025-01-01', { standard: 25.5, food: 14, books: 14 }],
  ['FI', '2026-01-01', { standard: 25.5, food: 13.5, books: 13.5 }],
  ['FR', '2014-01-01', { standard: 20, food: 5.5, books: 5.5 }],
  ['DE', '2021-01-01', { standard: 19, food: 7, books: 7 }],
  ['GR', '2016-06-01', { standard: 24, food: 13, books: 6 }],
  ['HU', '2012-01-01', { standard: 27, books: 5 }],
  ['IE', '2021-03-01', { standard: 23, food: 0, books: 0, childrens_clothing: 0 }],
  ['IT', '2013-10-01', { standard: 22, food: 10, books: 4 }],
  ['LV', '2022-01-01', { standard: 21, books: 5 }],
  ['LT', '2025-01-01', { standard: 21, books: 9 }],
  ['LT', '2026-01-01', { standard: 21, books: 5 }],
  ['LU', '2024-01-01', { standard: 17, food: 3, books: 3, childrens_clothing: 3 }],
  ['MT', '2004-01-01', { standard: 18, food: 0, books: 5 }],
  ['NL', '2019-01-01', { standard: 21, food: 9, books: 9 }],
  ['PL', '2024-04-01', { standard: 23, food: 5, books: 5 }],
  ['PT', '2011-01-01', { standard: 23, food: 6, books: 6 }],
  ['RO', '2025-08-01', { standard: 21, food: 11, books: 11 }],
  ['SK', '2025-01-01', { standard: 23, food: 19, books: 5 }],
  ['SI', '2020-01-01', { standard: 22, food: 9.5, books: 5 }],
  ['ES', '2012-09-01', { standard: 21, food: 10, books: 4 }],
  ['SE', '2019-07-01', { standard: 25, food: 12, books: 6 }],
  // Halved until the end of 2027.
  ['SE', '2026-04-01', { standard: 25, food: 6, books: 6 }],
  ['SE', '2028-01-01', { standard: 25, food: 12, books: 6 }],
  // Belongs to France for VAT and to the Union for customs.
  ['MC', '2014-01-01', { standard: 20, food: 5.5, books: 5.5 }],
];

export const euTaxes: readonly PlaceTaxes[] = rates.map(([country, validFrom, percent]) => ({
  country,
  validFrom,
  source,
  shipping: 'as_goods',
  taxes: [{ name: 'VAT', percent }],
}));
