import type { Locale } from '../locale.ts';

export const store: Locale['store'] = {
  added: '已将“{title}”加入购物车。',
  addedUnnamed: '已加入购物车。',
  removed: '已从购物车移除“{title}”。',
  restored: '商品已放回购物车。',
  quantitySet: { other: '“{title}”的数量现为 {count}。' },
  outOfStock: '未能加入：该商品已售罄。',
  outOfStockLeft: { other: '仅剩 {count} 件，无法再增加。' },
  cartFull: '购物车已满。',
  notSold: '该商品已下架。',
  unreachable: '无法连接到商店。购物车已保留，稍后会自动同步。',
  failed: '操作未成功，请重试。',
  regionChanged: '价格现以{currency}显示，配送至{country}。',
};
