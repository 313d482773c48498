import type { Locale } from '../locale.ts';

export const region: Locale['region'] = {
  label: 'Paramètres régionaux',
  country: 'Pays',
  currency: 'Devise',
  language: 'Langue',
  notLoaded: 'Les pays et les devises n’ont pas pu être chargés.',
  notChanged: 'Votre choix n’a pas pu être appliqué.',
  offline: 'Vous êtes hors ligne. Une connexion est nécessaire.',
  retry: 'Réessayer',
};
