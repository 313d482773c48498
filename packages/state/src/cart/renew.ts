import { ShopError } from '@smallshop/client';
import type { CreatedCart, LineInput } from '@smallshop/contract';
import { isRetryable } from '../common/errors.ts';
import type { Result, ShopApi } from '../shop-api.ts';
import type { CartMemory } from './cart-record.ts';

/**
 * The server no longer has the cart: opens a new one with the same lines.
 * Answers the error to tell, where something was lost, and whether to try again later.
 * Two tabs may learn of the loss at once: run under the cart's lock it is mostly asked once, and all tabs agree on one cart anyway.
 */
export async function renewCart(
  api: ShopApi,
  memory: CartMemory,
  lostId: string,
): Promise<{ lost?: ShopError; later?: ShopError }> {
  const record = memory.reread();
  if (record?.id !== lostId) return {};
  const { lines, region, note, discountCodes, giftCards } = record.cart;
  if (!lines.length) return memory.forget(), {};

  const { country, currency, language } = region;
  const codes = discountCodes.map(({ code }) => code);
  const open = (wanted: LineInput[], name: string): Promise<Result<CreatedCart>> =>
    api.cart.create(
      { lines: wanted, region: { country, currency, language }, note, discountCodes: codes },
      { idempotencyKey: `${name}-${lostId}` },
    );
  const wanted = lines.map(({ variantId, quantity }) => ({ variantId, quantity }));
  const lost = new ShopError('cart_not_found', { operation: 'cart.renew' });

  const whole = await open(wanted, 'renew-whole-cart');
  // Nobody keeps the code of a gift card: only the shopper can enter it again.
  if (whole.ok) return (await memory.open(whole.data, undefined, lostId)) && giftCards.length ? { lost } : {};
  if (isRetryable(whole.error)) return { later: whole.error };

  // One line that can no longer be had refuses all: save the others one by one.
  const empty = await open([], 'renew-empty-cart');
  if (!empty.ok) return isRetryable(empty.error) ? { later: empty.error } : (memory.forget(), { lost });
  if (!(await memory.open(empty.data, undefined, lostId))) return {};
  for (const line of wanted) {
    const { cart, token } = empty.data;
    const added = await api.cart.addLines({ cartId: cart.id, lines: [line] }, { cartToken: token });
    if (added.ok) memory.take(added.data);
  }
  return { lost };
}
