import type { Cart, LineInput, LineItem } from '@smallshop/contract';
import type { LinePreview } from './cart.types.ts';

/** Id of a line the server has not named yet. It names the variant, so it still finds the line once it got its own id. */
export const newLineId = (variantId: string): string => `new:${variantId}`;

export function findLine(cart: Cart | null, lineId: string): LineItem | undefined {
  return cart?.lines.find((line) => line.id === lineId || newLineId(line.variantId) === lineId);
}

/** The line an addition grows; a variant is in a cart once. */
export function findVariant(cart: Cart | null, { variantId, sku }: LineInput): LineItem | undefined {
  return cart?.lines.find((line) => (variantId ? line.variantId === variantId : line.sku === sku));
}

/** The line as it will probably look; undefined where the product has no such variant. */
export function lineOf({ product, variantId }: LinePreview, quantity: number): LineItem | undefined {
  const variant = product.variants.find(({ id }) => id === variantId);
  if (!variant) return undefined;
  const { price } = variant;
  return {
    id: newLineId(variantId),
    variantId,
    sku: variant.sku,
    productHandle: product.handle,
    title: product.title,
    variantTitle: variant.title,
    selectedOptions: variant.selectedOptions,
    image: product.images.find(({ id }) => id === variant.imageId) ?? product.images[0] ?? null,
    quantity,
    unitPrice: price,
    compareAtPrice: variant.compareAtPrice,
    discount: { ...price, amount: 0 },
    total: { ...price, amount: price.amount * quantity },
    maxQuantity: variant.quantityAvailable,
    requiresShipping: variant.requiresShipping,
  };
}
