import type { AppliedPromotion, Cart, DiscountCode, LineItem, Message, Money, Region } from '@smallshop/contract';
import { viewImage, type View } from '../../catalog/product/image-view.ts';
import { compareAt } from '../../catalog/product/variant-view.ts';
import { isShipped, viewComponents } from '../../catalog/variant-data/bundle.ts';
import { isBackordered, preorderOf } from '../../catalog/variant-data/preorder.ts';
import { quantityRuleOf, refuseQuantityOf } from '../../catalog/variant-data/quantity-rule.ts';
import { selectedOptions, variantTitle } from '../../catalog/variant-data/selected-options.ts';
import { unitPricingOf } from '../../catalog/variant-data/unit-pricing.ts';
import { languageChain, textIn } from '../../platform/database/text.ts';
import type { CartContents, CartItem, PayableCart } from './cart-contents.ts';
import { isSentTo, requiresShipping, type CartShipping } from './cart-shipping.ts';
import { quantitiesLeft } from './cart-lines.ts';
import type { PricedCart, PricedLine } from './price-cart.ts';
import { regionNotes, withNotes } from './region-notes.ts';

/** From this quantity up, stock is ample, and its exact number is not published. */
const ampleStock = 20;

export interface CartViewOptions {
  baseUrl: string;
  defaultLanguage: string;
  checkoutId: string | null;
}

export function viewCart(
  contents: CartContents,
  priced: PayableCart,
  shipping: CartShipping,
  options: CartViewOptions,
): Cart {
  const { cart, region, items } = contents;
  return {
    id: cart.id,
    version: cart.version,
    region,
    lines: viewLines(contents, priced, options),
    itemCount: items.reduce((sum, { line }) => sum + line.quantity, 0),
    requiresShipping: requiresShipping(contents),
    ...viewPromotions(priced, region, options.defaultLanguage),
    giftCards: priced.giftCards,
    note: cart.note,
    totals: priced.totals,
    amountDue: { amount: priced.amountDue, currency: region.currency },
    landedCost: priced.landedCost,
    exchangeRate: shipping.exchangeRate,
    shippingEstimate:
      priced.freeShipping && shipping.estimate
        ? { ...shipping.estimate, from: { amount: 0, currency: region.currency } }
        : shipping.estimate,
    messages: withNotes(regionNotes(cart), lineMessages(contents)),
    checkoutId: options.checkoutId,
    completed: cart.completedAt !== null,
    updatedAt: cart.updatedAt.toISOString(),
    expiresAt: cart.expiresAt.toISOString(),
  };
}

export function viewLines(
  contents: CartContents,
  priced: PricedCart,
  options: Omit<CartViewOptions, 'checkoutId'>,
): LineItem[] {
  const { region, items, today } = contents;
  const view = { today, baseUrl: options.baseUrl, languages: languageChain(region.language, options.defaultLanguage) };
  const left = quantitiesLeft(contents);
  return items.map((item, index) =>
    viewLine(item, priced.lines[index]!, region.currency, { ...view, left: left.get(item.line.id) ?? null }),
  );
}

function viewLine(
  { line, sale }: CartItem,
  priced: PricedLine,
  currency: string,
  view: View & { today: string; left: number | null },
): LineItem {
  const { variant, product, price, image } = sale;
  const selected = selectedOptions(product.options, variant.optionValues, view.languages);
  const { left } = view;
  const components = viewComponents(variant, view.languages);
  const money = (amount: number): Money => ({ amount, currency });
  const unitPricing = price ? unitPricingOf(variant.data, price) : undefined;
  const quantityRule = quantityRuleOf(variant.data);
  const preorder = preorderOf(variant, line.quantity, view.today);
  return {
    id: line.id,
    variantId: variant.id,
    sku: variant.sku,
    productHandle: product.handle,
    title: textIn(product.title, view.languages),
    variantTitle: variantTitle(selected),
    selectedOptions: selected,
    image: image && viewImage(image, view),
    quantity: line.quantity,
    unitPrice: money(price?.amount ?? 0),
    compareAtPrice: price && compareAt(price),
    discount: money(priced.discount),
    total: money(priced.total),
    maxQuantity: left !== null && left < ampleStock ? left : null,
    requiresShipping: isShipped(variant),
    ...(unitPricing && { unitPricing }),
    ...(quantityRule && { quantityRule }),
    ...(variant.data?.maxPerCustomer !== undefined && { maxPerCustomer: variant.data.maxPerCustomer }),
    ...(preorder && { preorder }),
    ...(components && { components }),
  };
}

/** Codes and automatic promotions, with the words of the shopper's language. */
export function viewPromotions(
  { codes, automatic }: Pick<PricedCart, 'codes' | 'automatic'>,
  { currency, language }: Region,
  defaultLanguage: string,
): { discountCodes: DiscountCode[]; promotions: AppliedPromotion[] } {
  const languages = languageChain(language, defaultLanguage);
  const money = (amount: number): Money => ({ amount, currency });
  return {
    discountCodes: codes.map(({ code, applied, reason, missing, missingQuantity, better, amount }) => ({
      code,
      applied,
      ...(reason && { reason }),
      ...(missing !== undefined && { missing: money(missing) }),
      ...(missingQuantity !== undefined && { missingQuantity }),
      ...(better && { betterPromotion: textIn(better.titles, languages) || (better.code ?? '') }),
      amount: money(amount),
    })),
    promotions: automatic.map(({ id, titles, kind, amount }) => ({
      id,
      title: textIn(titles, languages),
      kind,
      amount: money(amount),
    })),
  };
}

/**
 * Returns the messages about the lines of a cart. `out_of_stock`, `quantity_not_allowed`, `not_in_region` and
 * `not_shipped_there` prevent completion of a checkout. `price_changed` compares with the price that was shown when the
 * shopper last changed the cart. `on_backorder` says that part of the quantity is not in stock yet, unless it is a
 * pre-order. `no_longer_sold` names a line that was removed.
 */
export function lineMessages(contents: CartContents): Message[] {
  const { items, gone, region, today } = contents;
  const leftOf = quantitiesLeft(contents);
  const of = (item: CartItem): Message[] => {
    const { line, sale } = item;
    const path = `lines.${line.id}`;
    const left = leftOf.get(line.id) ?? null;
    if (!sale.price) return [{ type: 'error', code: 'not_in_region', path, severity: 'requires_buyer_input' }];
    if (!isSentTo(region.country, item))
      return [{ type: 'error', code: 'not_shipped_there', path, severity: 'requires_buyer_input' }];
    if (left !== null && left < line.quantity)
      return [{ type: 'error', code: 'out_of_stock', path, severity: 'requires_buyer_input' }];
    if (refuseQuantityOf(sale.variant.data, line.quantity, path))
      return [{ type: 'error', code: 'quantity_not_allowed', path, severity: 'requires_buyer_input' }];
    const changed = line.seenCurrency === region.currency && line.seenAmount !== sale.price.amount;
    const preorder = preorderOf(sale.variant, line.quantity, today);
    const waits = isBackordered(sale.variant, line.quantity) && !preorder;
    return [
      ...(changed
        ? [{ type: 'warning', code: 'price_changed', path, severity: 'requires_buyer_review' } as const]
        : []),
      ...(waits ? [{ type: 'info', code: 'on_backorder', path, severity: 'recoverable' } as const] : []),
    ];
  };
  return [
    ...items.flatMap(of),
    ...gone.map(({ id }): Message => ({
      type: 'warning',
      code: 'no_longer_sold',
      path: `lines.${id}`,
      severity: 'requires_buyer_review',
    })),
  ];
}
