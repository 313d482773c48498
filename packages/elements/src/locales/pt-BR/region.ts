import type { Locale } from '../locale.ts';

export const region: Locale['region'] = {
  label: 'Configurações regionais',
  country: 'País',
  currency: 'Moeda',
  language: 'Idioma',
  notLoaded: 'Não foi possível carregar os países e as moedas.',
  notChanged: 'Não foi possível fazer a alteração.',
  offline: 'Você está off-line. Isso precisa de conexão.',
  retry: 'Tentar de novo',
};
