import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { countrySchema } from '../common/region.ts';

export const addressFieldSchema = z.enum([
  'name', 'company', 'line1', 'line2', 'sublocality', 'city', 'region', 'postalCode', 'sortingCode', 'phone',
]);
export type AddressField = z.infer<typeof addressFieldSchema>;

const text = (longest: number) => z.optional(z.string().check(z.maxLength(longest)));

/** A postal address. Which fields a country uses, and which it requires, its address format tells. */
export const addressSchema = component(
  'Address',
  z.object({
    country: countrySchema,
    name: text(100),
    company: text(100),
    line1: text(200),
    line2: text(200),
    /** Dependent locality: district, suburb, townland. */
    sublocality: text(100),
    city: text(100),
    /** State, province or prefecture; the code of one of the format's options where it has any. */
    region: text(100),
    postalCode: text(20),
    sortingCode: text(20),
    /** E.164 or as dialled at home. */
    phone: text(30),
  }),
);
export type Address = z.infer<typeof addressSchema>;

/** The address form of a country, fields in the country's own order. */
export const addressFormatSchema = component(
  'AddressFormat',
  z.object({
    country: countrySchema,
    fields: z.array(
      z.object({
        name: addressFieldSchema,
        /** What the country calls it: `zip`, `eircode`, `prefecture`, …; the elements hold the words. */
        label: z.string(),
        required: z.boolean(),
        /** Regular expression the whole value must match. */
        pattern: z.optional(z.string()),
        example: z.optional(z.string()),
        /** Where only these are valid, in the country's order. */
        options: z.optional(z.array(z.object({
          code: z.string(),
          name: z.string(),
          /** Of a region: regular expression of the beginning of its postal codes. Another one contradicts it. */
          postalCodePattern: z.optional(z.string()),
        }))),
      }),
    ),
  }),
);
export type AddressFormat = z.infer<typeof addressFormatSchema>;
