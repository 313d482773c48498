import type { Cart, LineInput, LineItem } from '@smallshop/contract';
import type { LinePreview } from '../cart.types.ts';

/** Id of a line that has no id from the server yet. It contains the variant's id, so it finds the line later too. */
export const newLineId = (variantId: string): string => `new:${variantId}`;

export function findLine(cart: Cart | null, lineId: string): LineItem | undefined {
  return cart?.lines.find((line) => line.id === lineId || newLineId(line.variantId) === lineId);
}

/** The line whose quantity an addition raises. A variant is in a cart at most once. */
export function findVariant(cart: Cart | null, { variantId, sku }: LineInput): LineItem | undefined {
  return cart?.lines.find((line) => (variantId ? line.variantId === variantId : line.sku === sku));
}

/** Predicts the line. Returns undefined if the product has no such variant. */
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
