import { refuse, refuseQuantity, isRefusal } from '@smallshop/contract';
import type { Resolvers } from '../shop/resolver.ts';
import type { CartRecord } from '../shop/shop-state.ts';
import { changeRegion, resolveRegion } from '../store/region.ts';
import { sortCodes } from '../gift-card/gift-card.views.ts';
import { acknowledged, showCart } from './cart.views.ts';
import { addLines } from './change-lines.ts';
import { regionChanges } from './region-changes.ts';
import { changeCart, openCart, openForChange } from './open-cart.ts';
import { leftOf } from '../shop/left-of.ts';
import { quantityRuleOf } from '../shop/quantity-rule-of.ts';

export const cartResolvers: Resolvers<'cart'> = {
  create(input, { shop, acceptLanguage }) {
    const lines = addLines(shop, { lines: [] }, input.lines ?? []);
    if (isRefusal(lines)) return lines;
    const codes = sortCodes(shop, input.discountCodes ?? [], []);
    if (isRefusal(codes)) return codes;
    const cart: CartRecord = {
      id: shop.nextId('cart'),
      token: shop.nextId('carttoken'),
      version: 1,
      region: resolveRegion(input.region ?? {}, acceptLanguage),
      lines,
      ...codes,
      note: input.note ?? '',
      checkoutId: null,
      completed: false,
      updatedAt: shop.now(),
    };
    cart.lines = acknowledged(shop, cart);
    shop.carts.set(cart.id, cart);
    return { cart: showCart(shop, cart), token: cart.token };
  },
  get(input, call) {
    const cart = openCart(input.cartId, call);
    return isRefusal(cart) ? cart : showCart(call.shop, cart);
  },
  update(input, call) {
    const cart = openForChange(input.cartId, call);
    if (isRefusal(cart)) return cart;
    const region = changeRegion(cart.region, input.region ?? {});
    if (!region) return refuse('country_not_served', { field: 'region.country' });
    const kept = cart.giftCards.filter((id) => input.giftCards?.includes(id) ?? true);
    const codes = sortCodes(call.shop, input.discountCodes ?? cart.discountCodes, kept);
    if (isRefusal(codes)) return codes;
    const { note = cart.note } = input;
    const before = showCart(call.shop, cart);
    const after = changeCart(cart, { region, ...codes, note }, call);
    const messages = input.region ? regionChanges(before, after) : [];
    cart.regionChange = { version: cart.version, messages };
    return { ...after, messages: [...messages, ...after.messages] };
  },
  addLines(input, call) {
    const cart = openForChange(input.cartId, call);
    if (isRefusal(cart)) return cart;
    const lines = addLines(call.shop, cart, input.lines);
    return isRefusal(lines) ? lines : changeCart(cart, { lines }, call);
  },
  updateLine(input, call) {
    const cart = openForChange(input.cartId, call);
    if (isRefusal(cart)) return cart;
    const line = cart.lines.find(({ id }) => id === input.lineId);
    if (!line) return refuse('line_not_found');
    const notAllowed = refuseQuantity(quantityRuleOf(call.shop, line.sku), input.quantity, 'quantity');
    if (notAllowed) return notAllowed;
    const left = leftOf(call.shop, line.sku);
    // A smaller quantity is always accepted, even if it is more than the stock.
    if (input.quantity > left && input.quantity > line.quantity)
      return refuse('out_of_stock', { left, field: 'quantity' });
    const lines = cart.lines.map((each) => (each === line ? { ...each, quantity: input.quantity } : each));
    return changeCart(cart, { lines }, call);
  },
  removeLine(input, call) {
    const cart = openForChange(input.cartId, call);
    if (isRefusal(cart)) return cart;
    const lines = cart.lines.filter(({ id }) => id !== input.lineId);
    return lines.length === cart.lines.length ? refuse('line_not_found') : changeCart(cart, { lines }, call);
  },
};
