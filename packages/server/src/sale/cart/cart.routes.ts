import { routes } from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import { limitWrites } from '../../shop/requests/write-limits.ts';
import { addLines, createCart, removeLine, updateCart, updateLine } from './cart.service.ts';
import { getCart } from './change-cart.ts';
import { rateLimitCodes } from './rate-limit-codes.ts';

export const cartTopic = [
  bind(
    routes.cart.create,
    async (context, input) =>
      (await limitWrites(context, 'cart')) ??
      (await rateLimitCodes(context, input.discountCodes)) ??
      createCart(context, input),
  ),
  bind(routes.cart.get, (context, { cartId }) => getCart(context, cartId)),
  bind(
    routes.cart.update,
    async (context, { cartId, ...changes }) =>
      (await rateLimitCodes(context, changes.discountCodes)) ?? updateCart(context, cartId, changes),
  ),
  bind(routes.cart.addLines, (context, { cartId, lines }) => addLines(context, cartId, lines)),
  bind(routes.cart.updateLine, (context, { cartId, lineId, quantity }) =>
    updateLine(context, cartId, lineId, quantity),
  ),
  bind(routes.cart.removeLine, (context, { cartId, lineId }) => removeLine(context, cartId, lineId)),
];
