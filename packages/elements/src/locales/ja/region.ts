import type { Locale } from '../locale.ts';

export const region: Locale['region'] = {
  label: '国・通貨・言語',
  country: '国・地域',
  currency: '通貨',
  language: '言語',
  failed: '変更できませんでした。もう一度お試しください。',
};
