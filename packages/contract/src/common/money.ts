import * as z from 'zod/mini';
import { component } from './component.ts';

/** ISO 4217 alphabetic code, upper case. */
export const currencySchema = z.string().check(z.regex(/^[A-Z]{3}$/));

/**
 * An amount of money. `amount` is an integer in the currency's minor unit, whose exponent
 * ISO 4217 fixes (`currencyDigits`): 1999 USD is $19.99, 1999 JPY is ¥1999, 1999 KWD is KD 1.999.
 */
export const moneySchema = component('Money', z.object({ amount: z.int(), currency: currencySchema }));
export type Money = z.infer<typeof moneySchema>;

/** Kinds of total, as the Universal Commerce Protocol names them. Discounts are negative. */
export const totalTypeSchema = z.enum(['subtotal', 'items_discount', 'discount', 'fulfillment', 'tax', 'fee', 'total']);
export type TotalType = z.infer<typeof totalTypeSchema>;

/**
 * One row of a bill. Where `included` is true the amount is part of the rows above it (tax in gross prices).
 * `code` tells entries of one type apart: the fee `duty` is customs duty charged at checkout, the discount
 * `shipping` is what a promotion takes off the shipping, the discount `rounding` what the total is rounded
 * down by. Only BHD, JOD, KWD, OMR and TND are: cards are charged their amounts with a last digit of 0
 * (https://docs.stripe.com/currencies#three-decimal), so the total is up to 9 minor units below the sum. Taxes
 * and duties stay those of the amounts before.
 */
export const totalSchema = component(
  'Total',
  z.object({ type: totalTypeSchema, code: z.optional(z.string()), amount: moneySchema, included: z.optional(z.boolean()) }),
);
export type Total = z.infer<typeof totalSchema>;
