export const regionStrings = {
  /** Names the group, and the button of the compact layout. */
  label: 'Country, currency and language',
  country: 'Country',
  currency: 'Currency',
  language: 'Language',
  failed: 'That could not be loaded. Please try again.',
  notChanged: 'That could not be changed. Please try again.',
  offline: 'You are offline. Your choice needs a connection.',
  retry: 'Try again',
} as const;

export type RegionStrings = typeof regionStrings;
