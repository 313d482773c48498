import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { countrySchema } from '../common/region.ts';

const areaSchema = z.string().check(z.regex(/^[A-Z0-9]{1,3}$/));

/** A tax registration of the store. It lets the store charge a tax at checkout that it could not charge otherwise. */
export const taxRegistrationSchema = component(
  'TaxRegistration',
  z.object({
    scheme: z.enum([
      'ioss',
      'eu_oss',
      'uk_vat',
      'au_gst',
      'nz_gst',
      'sg_gst',
      'no_voec',
      'ch_vat',
      'cn_cross_border',
      'br_remessa_conforme',
      'us_sales_tax',
    ]),
    number: z.string().check(z.minLength(1), z.maxLength(40)),
    /** With `us_sales_tax`: the states, such as `CA`. Default: all states. */
    areas: z.optional(z.array(areaSchema).check(z.maxLength(60))),
  }),
);
export type TaxRegistration = z.infer<typeof taxRegistrationSchema>;

/**
 * Where the store ships from and its registrations. `shipFrom` null: every market ships from within its own
 * countries.
 */
export const taxSettingsSchema = component(
  'TaxSettings',
  z.object({
    shipFrom: z.nullable(z.object({ country: countrySchema, administrativeArea: z.optional(areaSchema) })),
    registrations: z.array(taxRegistrationSchema).check(z.maxLength(50)),
  }),
);
export type TaxSettings = z.infer<typeof taxSettingsSchema>;

const rateShape = {
  /** Name on invoices. */
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  /** Parts per million of the net price, at most 1000000: 88750 is 8.875 %. */
  ratePpm: z.int().check(z.gte(0), z.lte(1_000_000)),
  /** Whether shipping is taxed like the items. */
  shippingTaxed: z.boolean(),
};

/** A rate that the merchant set. It overrides the built-in tables. `place` is `DE`, or `US-IL` for one state. */
export const taxRateSchema = component('TaxRate', z.object({ place: z.string(), category: z.string(), ...rateShape }));
export type TaxRate = z.infer<typeof taxRateSchema>;

export const taxRateSetSchema = component(
  'TaxRateSet',
  z.object({ ...rateShape, name: z.optional(rateShape.name), shippingTaxed: z.optional(rateShape.shippingTaxed) }),
);

/** Tax and customs data of a variant. */
export const variantCustomsSchema = component(
  'VariantCustoms',
  z.object({
    taxCategory: z.string().check(z.regex(/^[a-z]+(_[a-z]+)*$/), z.maxLength(40)),
    hsCode: z.nullable(z.string().check(z.regex(/^\d{4,12}$/))),
    originCountry: z.nullable(countrySchema),
  }),
);
export type VariantCustoms = z.infer<typeof variantCustomsSchema>;
