export const regionStrings = {
  /** Names the group; fits any of the fields alone. */
  label: 'Region settings',
  country: 'Country',
  currency: 'Currency',
  language: 'Language',
  notLoaded: 'Countries and currencies could not be loaded.',
  notChanged: 'That could not be changed.',
  offline: 'You are offline. This needs a connection.',
  retry: 'Try again',
} as const;

export type RegionStrings = typeof regionStrings;
