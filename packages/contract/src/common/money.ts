import * as z from 'zod/mini';
import { totalKinds, type TotalKind, type TotalType } from '../totals.ts';
import { component } from './component.ts';

/** ISO 4217 alphabetic code, upper case. */
export const currencySchema = z.string().check(z.regex(/^[A-Z]{3}$/));

/**
 * An amount of money. `amount` is an integer in the currency's minor unit, whose exponent
 * ISO 4217 fixes (`currencyDigits`): 1999 USD is $19.99, 1999 JPY is ¥1999, 1999 KWD is KD 1.999.
 */
export const moneySchema = component('Money', z.object({ amount: z.int(), currency: currencySchema }));
export type Money = z.infer<typeof moneySchema>;

/** Types of total, as the Universal Commerce Protocol names them. Discounts are negative. */
export const totalTypeSchema = z.enum(
  (Object.keys(totalKinds) as TotalKind[])
    .filter((kind) => !('code' in totalKinds[kind] || 'included' in totalKinds[kind]))
    .map((kind): TotalType => totalKinds[kind].type),
);

/**
 * One row of the totals. If `included` is true, the amount is part of the rows above it (tax in gross prices).
 * `code` distinguishes rows of one type: the fee `duty` is customs duty charged at checkout, the discount `shipping` is
 * a promotion's discount on shipping, and the discount `rounding` is the amount by which the total is rounded down.
 * Only totals in BHD, JOD, KWD, OMR and TND are rounded, by up to 9 minor units: card amounts in these currencies must
 * end in 0 (https://docs.stripe.com/currencies#three-decimal). Taxes and duties are computed before rounding.
 */
export const totalSchema = component(
  'Total',
  z.object({
    type: totalTypeSchema,
    code: z.optional(z.string()),
    amount: moneySchema,
    included: z.optional(z.boolean()),
  }),
);
export type Total = z.infer<typeof totalSchema>;
