import type { PlaceTaxes } from '../tax-rates.ts';
import { asiaPacificTaxes, otherTaxes } from './asia-pacific.data.ts';
import { brazilTaxes } from './brazil.data.ts';
import { canadaTaxes } from './canada.data.ts';
import { euTaxes } from './eu.data.ts';
import { europeTaxes } from './europe.data.ts';
import { usTaxes } from './us.data.ts';

/**
 * Every rate that comes with the store, as published by November 2026. Each entry names the page of
 * the authority to hold it against: the merchant answers for the tax they charge, and sets their own
 * rate where one of these is not theirs.
 */
export const taxTables: readonly PlaceTaxes[] = [
  ...euTaxes,
  ...europeTaxes,
  ...usTaxes,
  ...canadaTaxes,
  ...brazilTaxes,
  ...asiaPacificTaxes,
  ...otherTaxes,
];
