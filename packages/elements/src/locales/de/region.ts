import type { Locale } from '../locale.ts';

export const region: Locale['region'] = {
  label: 'Regionale Einstellungen',
  country: 'Land',
  currency: 'Währung',
  language: 'Sprache',
  notLoaded: 'Länder und Währungen konnten nicht geladen werden.',
  notChanged: 'Die Auswahl konnte nicht übernommen werden.',
  offline: 'Sie sind offline. Dafür ist eine Verbindung nötig.',
  retry: 'Erneut versuchen',
};
