import {
  refuse,
  refuseQuantity,
  maxCartLines,
  maxLineQuantity,
  type LineInput,
  type Refusal,
} from '@smallshop/contract';
import { findVariant, variantId } from '../catalog/catalog.views.ts';
import type { CartRecord, ShopState } from '../shop/shop-state.ts';
import { leftOf } from '../shop/left-of.ts';
import { quantityRuleOf } from '../shop/quantity-rule-of.ts';

/** Returns the SKU of an input by SKU or variant id. Undefined if the shop has no such variant. */
export function skuOf(shop: ShopState, { sku, variantId: id }: LineInput): string | undefined {
  const wanted = sku ?? id?.replace(/^var_/, '');
  if (wanted === undefined || (id !== undefined && id !== variantId(wanted))) return undefined;
  return findVariant(shop, wanted) && wanted;
}

/** Returns the lines with the added quantities, or a refusal. Does not change its input. */
export function addLines(
  shop: ShopState,
  cart: Pick<CartRecord, 'lines'>,
  inputs: LineInput[],
): CartRecord['lines'] | Refusal {
  const lines = cart.lines.map((line) => ({ ...line }));
  for (const [index, input] of inputs.entries()) {
    if ((input.sku === undefined) === (input.variantId === undefined)) {
      const field = `lines.${index}.variantId`;
      return refuse('invalid_request', {
        field,
        errors: [{ field, code: 'invalid', detail: 'Name either variantId or sku.' }],
      });
    }
    const field = `lines.${index}`;
    const sku = skuOf(shop, input);
    if (sku === undefined) return refuse('variant_not_found', { field });
    const present = lines.find((line) => line.sku === sku);
    const quantity = (present?.quantity ?? 0) + input.quantity;
    if (quantity > maxLineQuantity || (!present && lines.length >= maxCartLines)) return refuse('cart_full', { field });
    const notAllowed = refuseQuantity(quantityRuleOf(shop, sku), quantity, field);
    if (notAllowed) return notAllowed;
    const left = leftOf(shop, sku);
    if (quantity > left) return refuse('out_of_stock', { left, field });
    if (present) present.quantity = quantity;
    else lines.push({ id: shop.nextId('ln'), sku, quantity });
  }
  return lines;
}
