import type { CategoryPercents, PlaceTax, PlaceTaxes } from '../tax-rates.ts';

const source = 'Canada Revenue Agency, GST/HST rates by province (canada.ca), and the finance ministry of the province';

/** Basic groceries are zero-rated everywhere. */
const gst: PlaceTax = { name: 'GST', jurisdiction: 'CA', percent: { standard: 5, food: 0 } };

/** Where the tax is harmonised, books (and in some provinces children's clothing) pay its federal part only. */
const hst = (percent: CategoryPercents): PlaceTax[] => [{ name: 'HST', percent: { food: 0, books: 5, ...percent } }];

const provinces: readonly [area: string, validFrom: string, taxes: readonly PlaceTax[]][] = [
  ['AB', '2008-01-01', [gst]],
  ['BC', '2013-04-01', [gst, { name: 'PST', percent: { standard: 7, food: 0, books: 0, childrens_clothing: 0 } }]],
  ['MB', '2019-07-01', [gst, { name: 'RST', percent: { standard: 7, food: 0, books: 0, childrens_clothing: 0 } }]],
  ['NB', '2016-07-01', hst({ standard: 15 })],
  ['NL', '2016-07-01', hst({ standard: 15 })],
  ['NS', '2025-04-01', hst({ standard: 14, childrens_clothing: 5 })],
  ['NT', '2008-01-01', [gst]],
  ['NU', '2008-01-01', [gst]],
  ['ON', '2010-07-01', hst({ standard: 13, childrens_clothing: 5 })],
  ['PE', '2016-10-01', hst({ standard: 15, childrens_clothing: 5 })],
  ['QC', '2013-01-01', [gst, { name: 'QST', percent: { standard: 9.975, food: 0, books: 0 } }]],
  ['SK', '2017-03-23', [gst, { name: 'PST', percent: { standard: 6, food: 0, books: 0 } }]],
  ['YT', '2008-01-01', [gst]],
];

export const canadaTaxes: readonly PlaceTaxes[] = [
  { country: 'CA', validFrom: '2008-01-01', source, shipping: 'as_goods', taxes: [gst] },
  ...provinces.map(([area, validFrom, taxes]): PlaceTaxes => ({
    country: 'CA',
    area,
    validFrom,
    source,
    shipping: 'as_goods',
    taxes,
  })),
];
