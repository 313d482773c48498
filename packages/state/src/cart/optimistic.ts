import type { Cart, LineItem, Region } from '@smallshop/contract';
import type { CartPatch, CartMutation } from './cart.types.ts';
import { withAmountDue } from './amount-due.ts';
import { findLine, findVariant } from './line.ts';

/**
 * The cart as it will probably look once the server granted the wish. Sums are a guess that the
 * server's answer replaces: subtotal, total and what gift cards pay of it follow the lines, everything else stays.
 * `region` stands in where there is no cart yet; `patched` knows how codes and notes change a cart.
 */
export function applyOptimistic(
  cart: Cart | null,
  wish: CartMutation,
  region: Region | null = null,
  patched: (cart: Cart, patch: CartPatch) => Cart = (same) => same,
): Cart | null {
  switch (wish.kind) {
    case 'add': {
      const { line, item } = wish;
      const present = findVariant(cart, line);
      if (present) return withQuantity(cart!, present, present.quantity + line.quantity);
      if (item) return withLines(cart ?? emptyCart(item, region), (lines) => [...lines, item], line.quantity);
      // Nothing to show yet, but the count can be told.
      return cart && { ...cart, itemCount: cart.itemCount + line.quantity };
    }
    case 'setQuantity':
    case 'remove': {
      const line = findLine(cart, wish.lineId);
      return cart && line ? withQuantity(cart, line, wish.kind === 'remove' ? 0 : wish.quantity) : cart;
    }
    case 'update':
      return cart && patched(cart, wish.update);
  }
}

function withQuantity(cart: Cart, line: LineItem, quantity: number): Cart {
  // Most discounts go by the piece; the server tells the true one.
  const discount = Math.round((line.discount.amount * quantity) / (line.quantity || 1));
  const next: LineItem = {
    ...line,
    quantity,
    discount: { ...line.discount, amount: discount },
    total: { ...line.total, amount: line.unitPrice.amount * quantity - discount },
  };
  const replace = (lines: LineItem[]) =>
    quantity > 0 ? lines.map((each) => (each === line ? next : each)) : lines.filter((each) => each !== line);
  return withLines(cart, replace, quantity - line.quantity);
}

function withLines(cart: Cart, change: (lines: LineItem[]) => LineItem[], pieces: number): Cart {
  const lines = change(cart.lines);
  const grown = sum(lines, cart) - sum(cart.lines, cart);
  const totals = cart.totals.map((total) =>
    total.type === 'subtotal' || total.type === 'total'
      ? { ...total, amount: { ...total.amount, amount: total.amount.amount + grown } }
      : total,
  );
  // What a first shipped line costs to ship, and whether it is shipped there at all, only the server can tell. A line kept by an earlier version is shipped.
  const requiresShipping = (!cart.id || cart.requiresShipping !== false) && lines.some((line) => line.requiresShipping !== false);
  return withAmountDue({ ...cart, lines, itemCount: cart.itemCount + pieces, requiresShipping, totals });
}

/** Lines in another currency than the cart's (a preview of before a change of region) stay out of the sum. */
function sum(lines: LineItem[], { totals }: Cart): number {
  const currency = totals[0]?.amount.currency;
  return lines.reduce((amount, { total }) => (total.currency === currency ? amount + total.amount : amount), 0);
}

function emptyCart(item: LineItem, region: Region | null): Cart {
  const none = { amount: 0, currency: item.unitPrice.currency };
  return {
    id: '',
    version: 0,
    region: region ?? {
      marketId: '',
      country: 'ZZ',
      currency: none.currency,
      language: 'en',
      taxIncluded: true,
      dutyMode: 'none',
      decidedBy: 'store_default',
    },
    lines: [],
    itemCount: 0,
    requiresShipping: false,
    discountCodes: [],
    promotions: [],
    giftCards: [],
    note: '',
    totals: [
      { type: 'subtotal', amount: none },
      { type: 'total', amount: none },
    ],
    amountDue: none,
    exchangeRate: null,
    shippingEstimate: null,
    landedCost: {
      tax: 'none',
      duty: 'none',
      scheme: null,
      destination: { country: region?.country ?? 'ZZ', administrativeArea: null },
      estimated: true,
      dueOnDelivery: null,
      rates: [],
    },
    messages: [],
    checkoutId: null,
    completed: false,
    updatedAt: '',
    expiresAt: '',
  };
}
