import * as z from 'zod/mini';
import { component } from './component.ts';
import { moneySchema } from './money.ts';
import { countrySchema } from './region.ts';

/**
 * Where a tax or a duty stands: `included` in the prices shown, `added` to them on the bill,
 * `due_on_delivery` to the carrier or customs and not part of the total, or `none` at all.
 */
export const chargeStatusSchema = z.enum(['included', 'added', 'due_on_delivery', 'none']);
export type ChargeStatus = z.infer<typeof chargeStatusSchema>;

/** The rule by which a seller abroad charges the tax of the destination; `import` where customs does. */
export const taxSchemeSchema = z.enum([
  'ioss', 'eu_oss', 'uk_low_value', 'au_low_value', 'nz_low_value', 'sg_low_value', 'no_voec', 'ch_mail_order', 'cn_cross_border',
  'br_remessa_conforme', 'import',
]);
export type TaxScheme = z.infer<typeof taxSchemeSchema>;

/** One tax or duty of a bill: enough to write the invoice. `amount` is `base` × rate, rounded line by line. */
export const taxLineSchema = component(
  'TaxLine',
  z.object({
    kind: z.enum(['tax', 'duty']),
    /** As the place calls it: `VAT`, `GST`, `QST`, `Sales tax`, `Customs duty`. */
    name: z.string(),
    /** Who levies it: `DE`, `EU`, or with ISO 3166-2 `US-CA`, `CA-QC`. */
    jurisdiction: z.string(),
    /** The tax category, or with `duty` the HS code; null where shipping and lines of several are in one. */
    category: z.nullable(z.string()),
    /** Parts per million: 190000 is 19 %, 99750 is 9.975 %. Null where the charge is not a share of the base. */
    ratePpm: z.nullable(z.int()),
    base: moneySchema,
    amount: moneySchema,
    /** Given where one part of the taxes is due on delivery and another part of the total: which of the two this is. */
    dueOnDelivery: z.optional(z.boolean()),
  }),
);
export type TaxLine = z.infer<typeof taxLineSchema>;

/** What the price of a product contains, told before there is a cart. */
export const priceTermsSchema = component(
  'PriceTerms',
  z.object({ tax: chargeStatusSchema, duty: chargeStatusSchema, scheme: z.nullable(taxSchemeSchema) }),
);
export type PriceTerms = z.infer<typeof priceTermsSchema>;

/** What a bill contains of taxes and duties, and what it leaves to be paid when the parcel arrives. */
export const landedCostSchema = component(
  'LandedCost',
  z.object({
    tax: chargeStatusSchema,
    duty: chargeStatusSchema,
    scheme: z.nullable(taxSchemeSchema),
    /** Where it was worked out for. `administrativeArea` is an ISO 3166-2 code without its country, such as `CA`. */
    destination: z.object({ country: countrySchema, administrativeArea: z.nullable(z.string()) }),
    /** True as long as the delivery address or the way of shipping is missing, or, where nothing is shipped, the billing address: the amounts may still change. */
    estimated: z.boolean(),
    /** What the shopper will have to pay on delivery, estimated; null where nothing is. An amount is null where the store does not know it. */
    dueOnDelivery: z.nullable(z.object({ tax: z.nullable(moneySchema), duty: z.nullable(moneySchema) })),
    /** Every tax and duty with its rate, those due on delivery too. */
    rates: z.array(taxLineSchema),
  }),
);
export type LandedCost = z.infer<typeof landedCostSchema>;
