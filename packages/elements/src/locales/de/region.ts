import type { Locale } from '../locale.ts';

export const region: Locale['region'] = {
  label: 'Land, Währung und Sprache',
  country: 'Land',
  currency: 'Währung',
  language: 'Sprache',
  failed: 'Das ließ sich nicht ändern. Bitte versuchen Sie es noch einmal.',
};
