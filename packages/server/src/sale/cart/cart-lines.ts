import { isRefusal, refuse, maxCartLines, maxLineQuantity, type LineInput, type Refusal } from '@smallshop/contract';
import { sellable } from '../../catalog/variant-data/preorder.ts';
import { refuseQuantityOf } from '../../catalog/variant-data/quantity-rule.ts';
import { newId } from '../../platform/database/ids.ts';
import type { CartSale, RequestedVariants } from '../records/cart-items.repo.ts';
import type { CartLineRow } from '../records/cart.tables.ts';
import { linesIn, type CartContents } from './cart-contents.ts';

/** Returns the variants that `addLines` has to know. Refuses an input that does not name exactly one. */
export function requestedVariants(inputs: readonly LineInput[]): RequestedVariants | Refusal {
  const unclear = inputs.findIndex(({ variantId, sku }) => (variantId === undefined) === (sku === undefined));
  if (unclear >= 0) {
    const field = `lines.${unclear}.variantId`;
    return refuse('invalid_request', {
      field,
      errors: [{ field, code: 'invalid', detail: 'Name either variantId or sku.' }],
    });
  }
  return {
    ids: inputs.flatMap(({ variantId }) => variantId ?? []),
    skus: inputs.flatMap(({ sku }) => sku ?? []),
  };
}

/**
 * Returns the lines after an addition. A variant that is already in the cart gets a higher quantity. Stock is checked,
 * not reserved. `left` of a refusal is the highest quantity that the whole line may have.
 */
export function addToLines(contents: CartContents, inputs: readonly LineInput[]): CartLineRow[] | Refusal {
  let lines = linesIn(contents);
  for (const [index, input] of inputs.entries()) {
    const after = addOne(contents, lines, input, `lines.${index}`);
    if (isRefusal(after)) return after;
    lines = after;
  }
  return lines;
}

function addOne(
  { cart, sales, today }: CartContents,
  lines: CartLineRow[],
  input: LineInput,
  field: string,
): CartLineRow[] | Refusal {
  const sale = sales.find(({ variant }) =>
    input.sku === undefined ? variant.id === input.variantId : variant.sku === input.sku,
  );
  if (!sale?.price) return refuse('variant_not_found', { field });
  const line = lines.find(({ variantId }) => variantId === sale.variant.id);
  const quantity = (line?.quantity ?? 0) + input.quantity;
  if (quantity > maxLineQuantity || (!line && lines.length >= maxCartLines)) return refuse('cart_full', { field });
  const refused = refuseQuantityOf(sale.variant.data, quantity, field) ?? shortage(sale, quantity, { today, field });
  if (refused) return refused;
  const seen = { seenAmount: sale.price.amount, seenCurrency: sale.price.currency };
  if (line) return lines.map((each) => (each === line ? { ...line, quantity, ...seen } : each));
  const position = Math.max(0, ...lines.map((each) => each.position)) + 1;
  return [...lines, { id: newId('ln'), cartId: cart.id, variantId: sale.variant.id, quantity, position, ...seen }];
}

/**
 * Returns the lines with another quantity of one, in which the variant has to be sold. A lower quantity is accepted
 * also when the stock is below it.
 */
export function setQuantity(contents: CartContents, lineId: string, quantity: number): CartLineRow[] | Refusal {
  const lines = linesIn(contents);
  const line = lines.find(({ id }) => id === lineId);
  if (!line) return refuse('line_not_found');
  const sale = contents.sales.find(({ variant }) => variant.id === line.variantId);
  const refused = sale && refuseQuantityOf(sale.variant.data, quantity, 'quantity');
  if (refused) return refused;
  if (quantity > line.quantity) {
    const short = sale
      ? shortage(sale, quantity, { today: contents.today, field: 'quantity' })
      : refuse('out_of_stock', { left: 0, field: 'quantity' });
    if (short) return short;
  }
  return lines.map((each) => (each === line ? { ...line, quantity } : each));
}

export function removeFromLines(contents: CartContents, lineId: string): CartLineRow[] | Refusal {
  const lines = linesIn(contents);
  return lines.some(({ id }) => id === lineId) ? lines.filter(({ id }) => id !== lineId) : refuse('line_not_found');
}

function shortage(
  sale: CartSale,
  quantity: number,
  { today, field }: { today: string; field: string },
): Refusal | undefined {
  const left = sellable(sale.variant, today);
  return left !== null && left < quantity ? refuse('out_of_stock', { left, field }) : undefined;
}

/**
 * Returns the lines with today's prices as seen by the shopper. From then on only a further change counts as a change.
 */
export function acknowledgedLines(contents: CartContents): CartLineRow[] {
  const prices = new Map(contents.items.map(({ line, sale }) => [line.id, sale.price]));
  return linesIn(contents).map((line) => {
    const price = prices.get(line.id);
    return price ? { ...line, seenAmount: price.amount, seenCurrency: price.currency } : line;
  });
}
