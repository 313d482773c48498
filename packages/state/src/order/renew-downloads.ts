import { fullApi } from '../shop/full-api.ts';
import { getShopContext } from '../shop/get-shop-context.ts';
import type { Shop } from '../shop/shop.types.ts';
import { orderOf } from './order-of.ts';

/**
 * Requests new addresses of the files of an order, and reads the order again if it is the one that is open. Returns
 * whether there are new ones.
 */
export async function renewDownloads(shop: Shop, { id, token }: { id: string; token: string }): Promise<boolean> {
  const { order } = fullApi(getShopContext(shop));
  const { ok } = await order.renewDownloads({ orderId: id }, { orderToken: token });
  if (ok) orderOf(shop).retry();
  return ok;
}
