import type { Cart, LineItem, Region } from '@smallshop/contract';
import type { CartPatch, CartMutation } from '../cart.types.ts';
import { withAmountDue } from './amount-due.ts';
import { findLine, findVariant } from './line.ts';

/**
 * Predicts the cart after the server has accepted the mutation. The server's response replaces the prediction.
 * Subtotal, total and the amounts of gift cards are computed from the lines. Everything else stays as it is.
 * `region` is used if there is no cart yet. `patched` applies changes of codes and notes.
 */
export function applyOptimistic(
  cart: Cart | null,
  mutation: CartMutation,
  region: Region | null = null,
  patched: (cart: Cart, patch: CartPatch) => Cart = (same) => same,
): Cart | null {
  switch (mutation.kind) {
    case 'add': {
      const { line, item } = mutation;
      const present = findVariant(cart, line);
      if (present) return withQuantity(cart!, present, present.quantity + line.quantity);
      if (item) return withLines(cart ?? emptyCart(item, region), (lines) => [...lines, item], line.quantity);
      // There is no line to show yet, but the count is known.
      return cart && { ...cart, itemCount: cart.itemCount + line.quantity };
    }
    case 'setQuantity':
    case 'remove': {
      const line = findLine(cart, mutation.lineId);
      return cart && line ? withQuantity(cart, line, mutation.kind === 'remove' ? 0 : mutation.quantity) : cart;
    }
    case 'update':
      return cart && patched(cart, mutation.update);
  }
}

function withQuantity(cart: Cart, line: LineItem, quantity: number): Cart {
  // Most discounts are per unit. The server's response has the exact one.
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

function withLines(cart: Cart, change: (lines: LineItem[]) => LineItem[], addedQuantity: number): Cart {
  const lines = change(cart.lines);
  const grown = sum(lines, cart) - sum(cart.lines, cart);
  const totals = cart.totals.map((total) =>
    total.type === 'subtotal' || total.type === 'total'
      ? { ...total, amount: { ...total.amount, amount: total.amount.amount + grown } }
      : total,
  );
  // Only the server knows the shipping cost of a first shipped line, and whether it ships to this country.
  // A line stored by an earlier version has no `requiresShipping`: it counts as shipped.
  const requiresShipping =
    (!cart.id || cart.requiresShipping !== false) && lines.some((line) => line.requiresShipping !== false);
  return withAmountDue({ ...cart, lines, itemCount: cart.itemCount + addedQuantity, requiresShipping, totals });
}

/** Lines in another currency than the cart's are not summed: they are previews from before a change of region. */
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
