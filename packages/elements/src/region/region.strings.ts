/** Words of `<smallshop-region>`. Names of countries, currencies and languages come from Intl. */
export const regionStrings = {
  label: 'Country, currency and language',
  country: 'Country',
  currency: 'Currency',
  language: 'Language',
  failed: 'That could not be changed. Please try again.',
};
export type RegionStrings = typeof regionStrings;
