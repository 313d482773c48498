import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { currencySchema } from '../common/money.ts';
import { maxPriceAmount } from './price.limits.ts';

/** A price to set, in minor units. */
export const setAmountSchema = z
  .int()
  .check(z.gte(0), z.lte(maxPriceAmount, `is more than ${maxPriceAmount}, the largest price: set a lower one`));

/**
 * How a converted price is rounded. `exact`: to the minor unit. `whole`: to the major unit. `.99`, `.95`: to the
 * nearest
 * price with this ending. `nearest_5`: to the nearest multiple of 5 major units. For a currency without minor units
 * (JPY, KRW), `.99` and `.95` mean `whole`.
 */
export const roundingSchema = z.enum(['exact', 'whole', '.99', '.95', 'nearest_5']);
export type Rounding = z.infer<typeof roundingSchema>;

/** A decimal number above zero without exponent, at most 12 digits before and after the point, such as `0.92`. */
export const rateSchema = z.string().check(z.regex(/^(?!0+(\.0+)?$)\d{1,12}(\.\d{1,12})?$/));

const daySchema = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** One `from` is worth `rate` of `to`, on that day. Prices that the merchant set are never converted. */
export const exchangeRateSchema = component(
  'ExchangeRate',
  z.object({
    from: currencySchema,
    to: currencySchema,
    rate: rateSchema,
    /** ISO 8601 day, such as `2026-11-22`. */
    date: daySchema,
    rounding: roundingSchema,
  }),
);
export type ExchangeRate = z.infer<typeof exchangeRateSchema>;

/** A rate to set. Defaults: `from` is the store's own currency, `rounding` is `exact`, `date` is today. */
export const exchangeRateSetSchema = component(
  'ExchangeRateSet',
  z.object({
    rate: rateSchema,
    from: z.optional(currencySchema),
    rounding: z.optional(roundingSchema),
    date: z.optional(daySchema),
  }),
);
export type ExchangeRateSet = z.infer<typeof exchangeRateSetSchema>;
