import type { PlaceTaxes } from '../tax-rates.ts';
import { standardTaxRates } from '../tax-rates.data.ts';

/** Every dated rate that the store knows. */
export const taxTables: readonly PlaceTaxes[] = Object.entries(standardTaxRates).map(([country, basisPoints]) => ({
  country, validFrom: '2000-01-01', source: 'see tax-rates.data.ts', shipping: 'as_goods',
  taxes: [{ name: 'VAT', percent: { standard: basisPoints / 100 } }],
}));
