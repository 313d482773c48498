import {
  maxPriceAmount,
  type FulfillmentOption,
  type ShippingBand,
  type ShippingEstimate,
  type ShippingRate,
} from '@smallshop/contract';
import { languageChain, textIn } from '../../platform/database/text.ts';
import { convertAmount, type Conversion } from '../../money/convert-amount.ts';

export interface Parcel {
  currency: string;
  language: string;
  defaultLanguage: string;
  /** Price of the items after discounts, in minor units. */
  itemsTotal: number;
  weightGrams: number;
  /** The store's rate to the currency: for amounts that are not set in it. */
  rate: Conversion | null;
}

type Amounts = Record<string, number>;

/**
 * The ways of shipping that can be offered, in the merchant's order. Left out are those that carry no
 * such parcel, and those without a price in the currency that can be had by no rate either.
 */
export function offerShipping(rates: readonly ShippingRate[], parcel: Parcel): FulfillmentOption[] {
  const languages = languageChain(parcel.language, parcel.defaultLanguage);
  return rates.flatMap((rate) => {
    const amount = priceOf(rate, parcel);
    if (amount === null) return [];
    const { id, titles, minDays, maxDays } = rate;
    return [{ id, title: textIn(titles, languages), price: { amount, currency: parcel.currency }, minDays, maxDays }];
  });
}

/** The cheapest way, the quicker of two that cost the same; null where there is none. */
export function estimateShipping(rates: readonly ShippingRate[], parcel: Parcel): ShippingEstimate | null {
  const [cheapest] = offerShipping(rates, parcel).toSorted(
    (a, b) => a.price.amount - b.price.amount || a.maxDays - b.maxDays,
  );
  if (!cheapest) return null;
  const { title, price, minDays, maxDays } = cheapest;
  const threshold = amountIn(rates.find(({ id }) => id === cheapest.id)!.freeFrom, parcel);
  return {
    from: price,
    title,
    minDays,
    maxDays,
    freeFrom: threshold === null ? null : { amount: threshold, currency: parcel.currency },
  };
}

/** Whether an amount of these ways had to be converted for this parcel. */
export function isConverted(rates: readonly ShippingRate[], { currency, rate }: Parcel): boolean {
  return (
    rate !== null &&
    rates.some(({ bands }) =>
      bands.some(({ prices }) => prices[currency] === undefined && prices[rate.from] !== undefined),
    )
  );
}

function priceOf({ bands, freeFrom }: ShippingRate, parcel: Parcel): number | null {
  const band = bands.find((each) => fits(each, parcel));
  const price = band ? amountIn(band.prices, parcel) : null;
  // A rate can convert a price to one that is too large.
  if (price === null || price > maxPriceAmount) return null;
  return parcel.itemsTotal >= (amountIn(freeFrom, parcel) ?? Infinity) ? 0 : price;
}

function fits({ upToGrams = Infinity, upToTotal }: ShippingBand, parcel: Parcel): boolean {
  if (parcel.weightGrams > upToGrams) return false;
  if (upToTotal === undefined) return true;
  const limit = amountIn(upToTotal, parcel);
  // A limit that says nothing about this currency cannot be kept in it.
  return limit !== null && parcel.itemsTotal <= limit;
}

/** The amount set for the currency, else the converted one, else null. */
function amountIn(amounts: Amounts, { currency, rate }: Parcel): number | null {
  const set = amounts[currency];
  if (set !== undefined) return set;
  const base = rate ? amounts[rate.from] : undefined;
  return rate && base !== undefined ? convertAmount(base, rate) : null;
}
