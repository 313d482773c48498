import type { Locale } from '../locale.ts';

export const region: Locale['region'] = {
  label: 'Pays, devise et langue',
  country: 'Pays',
  currency: 'Devise',
  language: 'Langue',
  failed: 'La modification n’a pas abouti. Veuillez réessayer.',
};
