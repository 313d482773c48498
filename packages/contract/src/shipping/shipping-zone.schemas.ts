import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { currencySchema } from '../common/money.ts';
import { countrySchema, languageSchema } from '../common/region.ts';

/** The merchant's own short name: small letters, digits and single hyphens, at most 40. */
export const shortNameSchema = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(40));

/** Minor units by currency. */
const amountsSchema = z.record(currencySchema, z.int().check(z.gte(0)));

const daysSchema = z.int().check(z.gte(0), z.lte(365));

/**
 * A country, or a part of it: `regions` are ISO 3166-2 subdivisions without the country (`HI`),
 * `postalCodes` what a postal code begins with (`967`). With both, either is enough.
 */
export const shippingPlaceSchema = component(
  'ShippingPlace',
  z.object({
    country: countrySchema,
    regions: z.optional(z.array(z.string().check(z.regex(/^[A-Z0-9]{1,3}$/))).check(z.maxLength(100))),
    postalCodes: z.optional(z.array(z.string().check(z.regex(/^[A-Z0-9][A-Z0-9 -]{0,9}$/))).check(z.maxLength(500))),
  }),
);
export type ShippingPlace = z.infer<typeof shippingPlaceSchema>;

/**
 * One step of a price list, valid up to a weight and up to a value of the goods after discounts, both
 * inclusive; without either for everything. The first step that fits counts. A currency that is not
 * among `prices` or `upToTotal` is converted by its exchange rate, where there is one.
 */
export const shippingBandSchema = component(
  'ShippingBand',
  z.object({
    upToGrams: z.optional(z.int().check(z.gte(1))),
    upToTotal: z.optional(amountsSchema),
    prices: amountsSchema,
  }),
);
export type ShippingBand = z.infer<typeof shippingBandSchema>;

/** A way of shipping. What fits no band cannot be sent this way. */
export const shippingRateSchema = component(
  'ShippingRate',
  z.object({
    id: shortNameSchema,
    /** By language; the store's own where the shopper's is missing. */
    titles: z.record(languageSchema, z.string().check(z.minLength(1), z.maxLength(80))),
    bands: z.array(shippingBandSchema).check(z.minLength(1), z.maxLength(50)),
    /** What the goods must cost after discounts to travel free. */
    freeFrom: amountsSchema,
    /** Working days until delivery. */
    minDays: daysSchema,
    maxDays: daysSchema,
  }),
);
export type ShippingRate = z.infer<typeof shippingRateSchema>;

const zoneShape = {
  /** For the merchant. */
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  /** Empty: everywhere that no other zone covers. */
  places: z.array(shippingPlaceSchema).check(z.maxLength(300)),
  /** In the order in which they are offered. Empty: nothing is sent there. */
  rates: z.array(shippingRateSchema).check(z.maxLength(20)),
};

/** Where the same shipping prices hold. The zone that names an address most closely counts: postal code, region, country, everywhere. */
export const shippingZoneSchema = component('ShippingZone', z.object({ id: shortNameSchema, ...zoneShape }));
export type ShippingZone = z.infer<typeof shippingZoneSchema>;

export const shippingZoneSetSchema = component('ShippingZoneSet', z.object(zoneShape));
export type ShippingZoneSet = z.infer<typeof shippingZoneSetSchema>;

/** To which countries goods may be sent: all but `notTo`, and only `onlyTo` where that is not null. */
export const shippingLimitsSchema = component(
  'ShippingLimits',
  z.object({ onlyTo: z.nullable(z.array(countrySchema)), notTo: z.array(countrySchema) }),
);
export type ShippingLimits = z.infer<typeof shippingLimitsSchema>;
