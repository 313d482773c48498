import type { Locale } from '../locale.ts';

export const region: Locale['region'] = {
  label: '地区设置',
  country: '国家/地区',
  currency: '货币',
  language: '语言',
  notLoaded: '国家/地区和货币未能加载。',
  notChanged: '未能更改。',
  offline: '您已离线，此操作需要联网。',
  retry: '重试',
};
