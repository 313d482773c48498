import type { Locale } from '../locale.ts';

export const store: Locale['store'] = {
  added: '「{title}」をカートに追加しました。',
  addedUnnamed: 'カートに追加しました。',
  removed: '「{title}」をカートから削除しました。',
  restored: '商品をカートに戻しました。',
  quantitySet: { other: '「{title}」の数量は{count}点です。' },
  outOfStock: '追加できませんでした。売り切れです。',
  outOfStockLeft: { other: '残り{count}点のため、これ以上追加できません。' },
  cartFull: 'カートがいっぱいです。',
  notSold: 'この商品の販売は終了しました。',
  unreachable: 'ショップに接続できませんでした。カートは保存され、後で送信されます。',
  failed: 'うまくいきませんでした。もう一度お試しください。',
  regionChanged: '価格は{currency}、お届け先は{country}で表示しています。',
};
