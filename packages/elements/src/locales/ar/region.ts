import type { Locale } from '../locale.ts';

export const region: Locale['region'] = {
  label: 'البلد والعملة واللغة',
  country: 'البلد',
  currency: 'العملة',
  language: 'اللغة',
  failed: 'تعذّر التغيير. حاول مرة أخرى.',
};
