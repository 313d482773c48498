import type { Locale } from '../locale.ts';

export const region: Locale['region'] = {
  label: 'País, moeda e idioma',
  country: 'País',
  currency: 'Moeda',
  language: 'Idioma',
  failed: 'Não foi possível alterar. Tente novamente.',
};
