import type { LandedCost, Money, PriceTerms, Region } from '@smallshop/contract';
import { markets } from '../store/store.data.ts';

/** Price terms of the mock shop. It has stock in every market, so nothing crosses a border. */
export function priceTerms(region: Region): PriceTerms {
  const taxed = markets.some(({ id, taxRate }) => id === region.marketId && taxRate > 0);
  return { tax: taxed ? (region.taxIncluded ? 'included' : 'added') : 'none', duty: 'none', scheme: null };
}

/** One tax rate per market, in percent. */
export function landedCost(
  region: Region,
  rate: number,
  tax: { base: Money; amount: Money },
  estimated: boolean,
): LandedCost {
  return {
    ...priceTerms(region),
    destination: { country: region.country, administrativeArea: null },
    estimated,
    dueOnDelivery: null,
    rates:
      rate === 0
        ? []
        : [
            {
              kind: 'tax',
              name: 'VAT',
              jurisdiction: region.country,
              category: 'standard',
              ratePpm: rate * 10_000,
              ...tax,
            },
          ],
  };
}
