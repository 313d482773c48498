import type { Locale } from '../locale.ts';

export const region: Locale['region'] = {
  label: '地域の設定',
  country: '国・地域',
  currency: '通貨',
  language: '言語',
  notLoaded: '国と通貨を読み込めませんでした。',
  notChanged: '変更できませんでした。',
  offline: 'オフラインです。この操作には接続が必要です。',
  retry: '再試行',
};
