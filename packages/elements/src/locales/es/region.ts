import type { Locale } from '../locale.ts';

export const region: Locale['region'] = {
  label: 'País, moneda e idioma',
  country: 'País',
  currency: 'Moneda',
  language: 'Idioma',
  failed: 'No se ha podido cambiar. Inténtalo de nuevo.',
};
