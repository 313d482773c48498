import type { CategoryPercents, PlaceTaxes, ShippingTax } from '../tax-rates.ts';

const source =
  'Federation of Tax Administrators, state sales tax rates (taxadmin.org), and the revenue department of the state';

const taxed: ShippingTax = 'as_goods';
/** In these states, shipping by a carrier is not taxed if it is charged separately from the items. */
const untaxed: ShippingTax = 'untaxed';

/** Sales tax of the states alone; counties and cities add their own, which only a tax service knows to the street. */
const rates: readonly [area: string, shipping: ShippingTax, percent: CategoryPercents, validFrom?: string][] = [
  ['AL', untaxed, { standard: 4, food: 2 }, '2025-09-01'],
  ['AK', untaxed, { standard: 0 }],
  ['AZ', untaxed, { standard: 5.6, food: 0 }],
  ['AR', taxed, { standard: 6.5, food: 0 }, '2026-01-01'],
  ['CA', untaxed, { standard: 7.25, food: 0 }],
  ['CO', untaxed, { standard: 2.9, food: 0 }],
  ['CT', taxed, { standard: 6.35, food: 0 }],
  ['DE', untaxed, { standard: 0 }],
  ['DC', taxed, { standard: 6, food: 0 }],
  ['FL', untaxed, { standard: 6, food: 0 }],
  ['GA', taxed, { standard: 4, food: 0 }],
  ['HI', taxed, { standard: 4 }],
  ['ID', untaxed, { standard: 6 }],
  ['IL', untaxed, { standard: 6.25, food: 0 }, '2026-01-01'],
  ['IN', taxed, { standard: 7, food: 0 }],
  ['IA', untaxed, { standard: 6, food: 0 }],
  ['KS', untaxed, { standard: 6.5, food: 0 }, '2025-01-01'],
  ['KY', taxed, { standard: 6, food: 0 }],
  ['LA', untaxed, { standard: 5, food: 0 }, '2025-01-01'],
  ['ME', untaxed, { standard: 5.5, food: 0 }],
  ['MD', untaxed, { standard: 6, food: 0 }],
  ['MA', untaxed, { standard: 6.25, food: 0 }],
  ['MI', untaxed, { standard: 6, food: 0 }],
  ['MN', taxed, { standard: 6.875, food: 0, clothing: 0 }],
  ['MS', taxed, { standard: 7, food: 5 }, '2025-07-01'],
  ['MO', untaxed, { standard: 4.225, food: 1.225 }],
  ['MT', untaxed, { standard: 0 }],
  ['NE', taxed, { standard: 5.5, food: 0 }],
  ['NV', untaxed, { standard: 6.85, food: 0 }],
  ['NH', untaxed, { standard: 0 }],
  ['NJ', taxed, { standard: 6.625, food: 0, clothing: 0 }],
  ['NM', taxed, { standard: 4.875, food: 0 }, '2023-07-01'],
  ['NY', taxed, { standard: 4, food: 0 }],
  ['NC', taxed, { standard: 4.75, food: 0 }],
  ['ND', taxed, { standard: 5, food: 0 }],
  ['OH', taxed, { standard: 5.75, food: 0 }],
  ['OK', untaxed, { standard: 4.5, food: 0 }, '2024-08-29'],
  ['OR', untaxed, { standard: 0 }],
  ['PA', taxed, { standard: 6, food: 0, clothing: 0 }],
  ['RI', taxed, { standard: 7, food: 0 }],
  ['SC', taxed, { standard: 6, food: 0 }],
  ['SD', taxed, { standard: 4.2 }, '2023-07-01'],
  ['TN', taxed, { standard: 7, food: 4 }],
  ['TX', taxed, { standard: 6.25, food: 0 }],
  ['UT', untaxed, { standard: 4.85, food: 3 }],
  ['VT', taxed, { standard: 6, food: 0, clothing: 0 }],
  ['VA', untaxed, { standard: 5.3, food: 1 }],
  ['WA', taxed, { standard: 6.5, food: 0 }],
  ['WV', taxed, { standard: 6, food: 0 }],
  ['WI', taxed, { standard: 5, food: 0 }],
  ['WY', untaxed, { standard: 4, food: 0 }],
];

/** Price of one item of clothing up to which it is free of tax. A more expensive item is taxed on its full price. */
const clothingUpTo: Readonly<Record<string, number>> = { NY: 109_99, MA: 175_00, RI: 250_00 };

export const usTaxes: readonly PlaceTaxes[] = [
  // Without a state, the tax is unknown.
  { country: 'US', validFrom: '2020-01-01', source, shipping: 'untaxed', taxes: [] },
  ...rates.map(([area, shipping, percent, validFrom = '2020-01-01']): PlaceTaxes => {
    const limit = clothingUpTo[area];
    const free = limit !== undefined && {
      upTo: { category: 'clothing', percent: 0, limit: { amount: limit, currency: 'USD' } },
    };
    return { country: 'US', area, validFrom, source, shipping, taxes: [{ name: 'Sales tax', percent, ...free }] };
  }),
];
