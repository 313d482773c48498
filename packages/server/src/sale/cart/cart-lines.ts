import { refuse, maxCartLines, maxLineQuantity, type LineInput, type Refusal } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { findVariantsForSale, type VariantForSale } from '../../catalog/product/variant-lookup.ts';
import { sellable } from '../../catalog/product/variant-view.ts';
import type { Database } from '../../platform/database/client.ts';
import { newId } from '../../platform/database/ids.ts';
import { findLines } from '../records/cart.repo.ts';
import { cartLines, type CartRow } from '../records/cart.tables.ts';

/**
 * Adds lines to a locked cart. A variant that is already in the cart gets a higher quantity. Stock is checked, not
 * reserved. `left` of a refusal is the highest quantity that the whole line may have.
 */
export async function addToCart(
  tx: Database,
  cart: CartRow,
  inputs: readonly LineInput[],
): Promise<Refusal | undefined> {
  const unclear = inputs.findIndex(({ variantId, sku }) => (variantId === undefined) === (sku === undefined));
  if (unclear >= 0) {
    const field = `lines.${unclear}.variantId`;
    return refuse('invalid_request', {
      field,
      errors: [{ field, code: 'invalid', detail: 'Name either variantId or sku.' }],
    });
  }
  const wanted = {
    ids: inputs.flatMap(({ variantId }) => variantId ?? []),
    skus: inputs.flatMap(({ sku }) => sku ?? []),
  };
  const sales = await findVariantsForSale(tx, cart.storeId, wanted, cart.region.currency);
  const lines = await findLines(tx, cart.id);
  let position = Math.max(0, ...lines.map((line) => line.position));
  for (const [index, input] of inputs.entries()) {
    const field = `lines.${index}`;
    const sale = sales.find(({ variant }) =>
      input.sku === undefined ? variant.id === input.variantId : variant.sku === input.sku,
    );
    if (!sale?.price) return refuse('variant_not_found', { field });
    const line = lines.find(({ variantId }) => variantId === sale.variant.id);
    const quantity = (line?.quantity ?? 0) + input.quantity;
    if (quantity > maxLineQuantity || (!line && lines.length >= maxCartLines)) return refuse('cart_full', { field });
    const short = shortage(sale, quantity, field);
    if (short) return short;
    const seen = { seenAmount: sale.price.amount, seenCurrency: sale.price.currency };
    if (line) {
      line.quantity = quantity;
      await tx
        .update(cartLines)
        .set({ quantity, ...seen })
        .where(eq(cartLines.id, line.id));
    } else {
      position += 1;
      const row = { id: newId('ln'), cartId: cart.id, variantId: sale.variant.id, quantity, position, ...seen };
      lines.push(row);
      await tx.insert(cartLines).values(row);
    }
  }
  return undefined;
}

/** Sets the quantity of a line. A lower quantity is always accepted, also when the stock is below it. */
export async function setQuantity(
  tx: Database,
  cart: CartRow,
  lineId: string,
  quantity: number,
): Promise<Refusal | undefined> {
  const line = (await findLines(tx, cart.id)).find(({ id }) => id === lineId);
  if (!line) return refuse('line_not_found');
  if (quantity > line.quantity) {
    const [sale] = await findVariantsForSale(tx, cart.storeId, { ids: [line.variantId] }, cart.region.currency);
    const short = sale ? shortage(sale, quantity, 'quantity') : refuse('out_of_stock', { left: 0, field: 'quantity' });
    if (short) return short;
  }
  await tx.update(cartLines).set({ quantity }).where(eq(cartLines.id, lineId));
  return undefined;
}

export async function removeFromCart(tx: Database, cart: CartRow, lineId: string): Promise<Refusal | undefined> {
  const line = (await findLines(tx, cart.id)).find(({ id }) => id === lineId);
  if (!line) return refuse('line_not_found');
  await tx.delete(cartLines).where(eq(cartLines.id, lineId));
  return undefined;
}

function shortage(sale: VariantForSale, quantity: number, field: string): Refusal | undefined {
  const left = sellable(sale.variant);
  return left !== null && left < quantity ? refuse('out_of_stock', { left, field }) : undefined;
}
