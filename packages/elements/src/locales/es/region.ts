import type { Locale } from '../locale.ts';

export const region: Locale['region'] = {
  label: 'Configuración regional',
  country: 'País',
  currency: 'Moneda',
  language: 'Idioma',
  notLoaded: 'No se pudieron cargar los países y las monedas.',
  notChanged: 'No se pudo aplicar el cambio.',
  offline: 'No tienes conexión. Esto la necesita.',
  retry: 'Reintentar',
};
