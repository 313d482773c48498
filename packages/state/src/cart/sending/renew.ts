import { ShopError } from '@smallshop/client';
import type { CreatedCart, LineInput } from '@smallshop/contract';
import { isRetryable } from '../../common/errors.ts';
import type { Result, ShopApi } from '../../shop-api.ts';
import type { CartMemory } from '../storage/cart-record.ts';

/**
 * Creates a new cart with the same lines after the server has lost the old one.
 * Returns `lost`, the error to show, if lines or gift cards could not be kept, and `later` if it has to be tried again.
 * Two tabs may notice the loss at the same time. Run it under the cart's lock: then there is usually one request.
 * All tabs agree on one cart anyway.
 */
export async function renewCart(
  api: ShopApi,
  memory: CartMemory,
  lostId: string,
): Promise<{ lost?: ShopError; later?: ShopError }> {
  const record = memory.reread();
  if (record?.id !== lostId) return {};
  const { lines, region, note, discountCodes, giftCards } = record.cart;
  if (!lines.length) return (memory.clear(), {});

  const { country, currency, language } = region;
  const codes = discountCodes.map(({ code }) => code);
  const open = (newLines: LineInput[], name: string): Promise<Result<CreatedCart>> =>
    api.cart.create(
      { lines: newLines, region: { country, currency, language }, note, discountCodes: codes },
      { idempotencyKey: `${name}-${lostId}` },
    );
  const inputs = lines.map(({ variantId, quantity }) => ({ variantId, quantity }));
  const lost = new ShopError('cart_not_found', { operation: 'cart.renew' });

  const full = await open(inputs, 'renew-whole-cart');
  // The code of a gift card is stored nowhere: only the shopper can enter it again.
  if (full.ok) return (await memory.open(full.data, undefined, lostId)) && giftCards.length ? { lost } : {};
  if (isRetryable(full.error)) return { later: full.error };

  // One unavailable line makes the server refuse all lines. So add the lines one by one.
  const empty = await open([], 'renew-empty-cart');
  if (!empty.ok) return isRetryable(empty.error) ? { later: empty.error } : (memory.clear(), { lost });
  if (!(await memory.open(empty.data, undefined, lostId))) return {};
  for (const line of inputs) {
    const { cart, token } = empty.data;
    const added = await api.cart.addLines({ cartId: cart.id, lines: [line] }, { cartToken: token });
    if (added.ok) memory.take(added.data);
  }
  return { lost };
}
