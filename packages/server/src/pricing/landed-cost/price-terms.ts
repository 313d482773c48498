import type { PriceTerms, Region } from '@smallshop/contract';
import { quoteLandedCost, type ImportedLine, type LandedTerms } from './landed-cost.ts';

/**
 * Returns which taxes and duties the price of one item contains in a region, before there is a cart: without
 * shipping, by country only.
 */
export async function priceTermsOf(
  terms: LandedTerms,
  { currency, country, taxIncluded, dutyMode }: Region,
  {
    id,
    taxCategory,
    hsCode,
    originCountry,
    requiresShipping,
  }: Pick<ImportedLine, 'id' | 'taxCategory' | 'hsCode' | 'originCountry' | 'requiresShipping'>,
  amount: number,
  at: Date,
): Promise<PriceTerms> {
  const lines = [{ id, amount, quantity: 1, taxCategory, hsCode, originCountry, requiresShipping }];
  const { landedCost } = await quoteLandedCost(
    { currency, taxIncluded, dutyMode, destination: { country }, at, lines, shipping: 0 },
    terms,
  );
  return { tax: landedCost.tax, duty: landedCost.duty, scheme: landedCost.scheme };
}
