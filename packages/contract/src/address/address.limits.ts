import type { AddressField } from './address.schemas.ts';

/** Maximum length of a telephone number, in characters. */
export const maxPhoneLength = 30;

/** Digits and the characters that people write between them. Whether the number exists cannot be checked here. */
export const phonePattern = /^\+?[\d\s().\-/]{5,}$/;

/** Maximum length of each field of an address, in characters. */
export const addressFieldLengths = {
  name: 100,
  company: 100,
  line1: 200,
  line2: 200,
  sublocality: 100,
  city: 100,
  region: 100,
  postalCode: 20,
  sortingCode: 20,
  phone: maxPhoneLength,
} as const satisfies Record<AddressField, number>;
