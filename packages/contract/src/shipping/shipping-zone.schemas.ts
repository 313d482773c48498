import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { currencySchema } from '../common/money.ts';
import { countrySchema, languageSchema } from '../common/region.ts';

/** The merchant's own short name: lower-case letters, digits and single hyphens, at most 40 characters. */
export const shortNameSchema = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(40));

/** Minor units by currency. */
const amountsSchema = z.record(currencySchema, z.int().check(z.gte(0)));

const daysSchema = z.int().check(z.gte(0), z.lte(365));

/**
 * A country or a part of it. `regions` are ISO 3166-2 subdivisions without the country (`HI`). `postalCodes` are
 * prefixes
 * of postal codes (`967`). If both are given, an address has to match only one of them.
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
 * One step of a price list. It applies up to a weight and up to a value of the items after discounts, both inclusive.
 * Without either limit, it applies to everything. The first step that matches is used. A currency that is not in
 * `prices` or `upToTotal` is converted by its exchange rate, if there is one.
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

/** A shipping method. Items that match no band cannot be shipped with it. */
export const shippingRateSchema = component(
  'ShippingRate',
  z.object({
    id: shortNameSchema,
    /** By language. If the shopper's language is missing, the store's own is used. */
    titles: z.record(languageSchema, z.string().check(z.minLength(1), z.maxLength(80))),
    bands: z.array(shippingBandSchema).check(z.minLength(1), z.maxLength(50)),
    /** Shipping is free from this value of the items after discounts. */
    freeFrom: amountsSchema,
    /** Working days until delivery. */
    minDays: daysSchema,
    maxDays: daysSchema,
  }),
);
export type ShippingRate = z.infer<typeof shippingRateSchema>;

const zoneShape = {
  /** Name for the merchant. */
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  /** Empty: all places that no other zone covers. */
  places: z.array(shippingPlaceSchema).check(z.maxLength(300)),
  /** In the order in which they are offered. Empty: nothing ships there. */
  rates: z.array(shippingRateSchema).check(z.maxLength(20)),
};

/**
 * Places with the same shipping prices. For an address, the most specific match is used: postal code, region,
 * country, everywhere.
 */
export const shippingZoneSchema = component('ShippingZone', z.object({ id: shortNameSchema, ...zoneShape }));
export type ShippingZone = z.infer<typeof shippingZoneSchema>;

export const shippingZoneSetSchema = component('ShippingZoneSet', z.object(zoneShape));
export type ShippingZoneSet = z.infer<typeof shippingZoneSetSchema>;

/** Countries that an item may ship to: all except `notTo`, and only `onlyTo` if it is not null. */
export const shippingLimitsSchema = component(
  'ShippingLimits',
  z.object({ onlyTo: z.nullable(z.array(countrySchema)), notTo: z.array(countrySchema) }),
);
export type ShippingLimits = z.infer<typeof shippingLimitsSchema>;
