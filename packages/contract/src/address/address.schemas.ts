import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { countrySchema } from '../common/region.ts';
import { addressFieldLengths } from './address.limits.ts';

export const addressFieldSchema = z.enum([
  'name',
  'company',
  'line1',
  'line2',
  'sublocality',
  'city',
  'region',
  'postalCode',
  'sortingCode',
  'phone',
]);
export type AddressField = z.infer<typeof addressFieldSchema>;

const text = (field: AddressField) => z.optional(z.string().check(z.maxLength(addressFieldLengths[field])));

/** A postal address. The country's address format lists the fields that it uses and requires. */
export const addressSchema = component(
  'Address',
  z.object({
    country: countrySchema,
    name: text('name'),
    company: text('company'),
    line1: text('line1'),
    line2: text('line2'),
    /** Dependent locality: district, suburb, townland. */
    sublocality: text('sublocality'),
    city: text('city'),
    /** State, province or prefecture. If the format has options, it is the code of one of them. */
    region: text('region'),
    postalCode: text('postalCode'),
    sortingCode: text('sortingCode'),
    /** In E.164 or in the national format. */
    phone: text('phone'),
  }),
);
export type Address = z.infer<typeof addressSchema>;

/** The address form of a country. The fields are in the country's own order. */
export const addressFormatSchema = component(
  'AddressFormat',
  z.object({
    country: countrySchema,
    fields: z.array(
      z.object({
        name: addressFieldSchema,
        /** Key of the label, such as `zip`, `eircode` or `prefecture`. The elements have the text for each key. */
        label: z.string(),
        required: z.boolean(),
        /** Regular expression that the whole value must match. */
        pattern: z.optional(z.string()),
        example: z.optional(z.string()),
        /** The only valid values, in the country's order. Absent if any value is valid. */
        options: z.optional(
          z.array(
            z.object({
              code: z.string(),
              name: z.string(),
              /**
               * For a region: regular expression that matches the beginning of its postal codes. A postal code that
               * does not match is invalid.
               */
              postalCodePattern: z.optional(z.string()),
            }),
          ),
        ),
      }),
    ),
  }),
);
export type AddressFormat = z.infer<typeof addressFormatSchema>;
