import * as z from 'zod/mini';
import { component } from './component.ts';
import { moneySchema } from './money.ts';
import { countrySchema } from './region.ts';

/**
 * How a tax or a duty is charged: `included` in the prices shown, `added` to them in the totals, `due_on_delivery`
 * (paid to the carrier or customs, not part of the total), or `none`.
 */
export const chargeStatusSchema = z.enum(['included', 'added', 'due_on_delivery', 'none']);
export type ChargeStatus = z.infer<typeof chargeStatusSchema>;

/** The rule by which a seller abroad charges the tax of the destination. `import`: customs charges it. */
export const taxSchemeSchema = z.enum([
  'ioss',
  'eu_oss',
  'uk_low_value',
  'au_low_value',
  'nz_low_value',
  'sg_low_value',
  'no_voec',
  'ch_mail_order',
  'cn_cross_border',
  'br_remessa_conforme',
  'import',
]);
export type TaxScheme = z.infer<typeof taxSchemeSchema>;

/** One tax or duty, with all data that an invoice needs. `amount` is `base` × rate, rounded line by line. */
export const taxLineSchema = component(
  'TaxLine',
  z.object({
    kind: z.enum(['tax', 'duty']),
    /** Local name: `VAT`, `GST`, `QST`, `Sales tax`, `Customs duty`. */
    name: z.string(),
    /** Who levies it: `DE`, `EU`, or with ISO 3166-2 `US-CA`, `CA-QC`. */
    jurisdiction: z.string(),
    /** The tax category, or with `duty` the HS code. Null if shipping or lines of several categories are summed. */
    category: z.nullable(z.string()),
    /** Parts per million: 190000 is 19 %, 99750 is 9.975 %. Null if the charge is not a share of the base. */
    ratePpm: z.nullable(z.int()),
    base: moneySchema,
    amount: moneySchema,
    /**
     * Whether this tax is due on delivery. Given only if some taxes are due on delivery and others are part of the
     * total.
     */
    dueOnDelivery: z.optional(z.boolean()),
  }),
);
export type TaxLine = z.infer<typeof taxLineSchema>;

/** Whether the price of a product contains tax and duty. Known before there is a cart. */
export const priceTermsSchema = component(
  'PriceTerms',
  z.object({ tax: chargeStatusSchema, duty: chargeStatusSchema, scheme: z.nullable(taxSchemeSchema) }),
);
export type PriceTerms = z.infer<typeof priceTermsSchema>;

/** Taxes and duties of a cart, checkout or order: those in the totals and those due on delivery. */
export const landedCostSchema = component(
  'LandedCost',
  z.object({
    tax: chargeStatusSchema,
    duty: chargeStatusSchema,
    scheme: z.nullable(taxSchemeSchema),
    /** The place it was computed for. `administrativeArea` is an ISO 3166-2 code without its country, such as `CA`. */
    destination: z.object({ country: countrySchema, administrativeArea: z.nullable(z.string()) }),
    /**
     * True while the amounts may still change: the delivery address or the shipping option is missing, or, if nothing
     * is shipped, the billing address.
     */
    estimated: z.boolean(),
    /**
     * Estimate of what the shopper pays on delivery. Null if nothing is due. An amount is null if the store does not
     * know it.
     */
    dueOnDelivery: z.nullable(z.object({ tax: z.nullable(moneySchema), duty: z.nullable(moneySchema) })),
    /** All taxes and duties with their rates, including those due on delivery. */
    rates: z.array(taxLineSchema),
  }),
);
export type LandedCost = z.infer<typeof landedCostSchema>;
