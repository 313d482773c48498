import type { Locale } from '../locale.ts';

export const region: Locale['region'] = {
  label: '国家/地区、货币和语言',
  country: '国家/地区',
  currency: '货币',
  language: '语言',
  failed: '更改未成功，请重试。',
};
