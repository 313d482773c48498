import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { countrySchema } from '../common/region.ts';

const areaSchema = z.string().check(z.regex(/^[A-Z0-9]{1,3}$/));

/** What a store can be registered for; each lets it charge a tax at checkout that it could not charge otherwise. */
export const taxRegistrationSchema = component(
  'TaxRegistration',
  z.object({
    scheme: z.enum([
      'ioss', 'eu_oss', 'uk_vat', 'au_gst', 'nz_gst', 'sg_gst', 'no_voec', 'ch_vat', 'cn_cross_border', 'br_remessa_conforme', 'us_sales_tax',
    ]),
    number: z.string().check(z.minLength(1), z.maxLength(40)),
    /** With `us_sales_tax`: the states, such as `CA`; left out, all of them. */
    areas: z.optional(z.array(areaSchema).check(z.maxLength(60))),
  }),
);
export type TaxRegistration = z.infer<typeof taxRegistrationSchema>;

/** Where parcels start and what the store is registered for. `shipFrom` null: every market has its goods at home. */
export const taxSettingsSchema = component(
  'TaxSettings',
  z.object({
    shipFrom: z.nullable(z.object({ country: countrySchema, administrativeArea: z.optional(areaSchema) })),
    registrations: z.array(taxRegistrationSchema).check(z.maxLength(50)),
  }),
);
export type TaxSettings = z.infer<typeof taxSettingsSchema>;

const rateShape = {
  /** As invoices call it. */
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  /** Parts per million of the net price, at most 1000000: 88750 is 8.875 %. */
  ratePpm: z.int().check(z.gte(0), z.lte(1_000_000)),
  /** Whether shipping is taxed like the goods. */
  shippingTaxed: z.boolean(),
};

/** A rate that the merchant set: it takes the place of the tables’. `place` is `DE`, or `US-IL` for one state. */
export const taxRateSchema = component('TaxRate', z.object({ place: z.string(), category: z.string(), ...rateShape }));
export type TaxRate = z.infer<typeof taxRateSchema>;

export const taxRateSetSchema = component(
  'TaxRateSet',
  z.object({ ...rateShape, name: z.optional(rateShape.name), shippingTaxed: z.optional(rateShape.shippingTaxed) }),
);

/** What tax and customs need to know of a variant. */
export const variantCustomsSchema = component(
  'VariantCustoms',
  z.object({
    taxCategory: z.string().check(z.regex(/^[a-z]+(_[a-z]+)*$/), z.maxLength(40)),
    hsCode: z.nullable(z.string().check(z.regex(/^\d{4,12}$/))),
    originCountry: z.nullable(countrySchema),
  }),
);
export type VariantCustoms = z.infer<typeof variantCustomsSchema>;
