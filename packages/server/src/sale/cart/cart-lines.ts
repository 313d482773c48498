import { isRefusal, refuse, maxCartLines, maxLineQuantity, type LineInput, type Refusal } from '@smallshop/contract';
import { bundlesFrom, leastOf, sellable } from '../../catalog/variant-data/preorder.ts';
import { refuseQuantityOf } from '../../catalog/variant-data/quantity-rule.ts';
import { newId } from '../../platform/database/ids.ts';
import type { RequestedVariants } from '../records/cart-items.repo.ts';
import type { CartLineRow } from '../records/cart.tables.ts';
import { linesIn, type CartContents, type CartItem } from './cart-contents.ts';

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
  contents: CartContents,
  lines: CartLineRow[],
  input: LineInput,
  field: string,
): CartLineRow[] | Refusal {
  const { cart, sales } = contents;
  const sale = sales.find(({ variant }) =>
    input.sku === undefined ? variant.id === input.variantId : variant.sku === input.sku,
  );
  if (!sale?.price) return refuse('variant_not_found', { field });
  const line = lines.find(({ variantId }) => variantId === sale.variant.id);
  const quantity = (line?.quantity ?? 0) + input.quantity;
  if (quantity > maxLineQuantity || (!line && lines.length >= maxCartLines)) return refuse('cart_full', { field });
  const seen = { seenAmount: sale.price.amount, seenCurrency: sale.price.currency };
  const position = Math.max(0, ...lines.map((each) => each.position)) + 1;
  const base = line ?? { id: newId('ln'), cartId: cart.id, variantId: sale.variant.id, position };
  const changed = { ...base, quantity, ...seen };
  const others = lines.filter((each) => each !== line);
  const refused =
    refuseQuantityOf(sale.variant.data, quantity, field) ?? shortage(contents, others, { line: changed, sale }, field);
  if (refused) return refused;
  return line ? lines.map((each) => (each === line ? changed : each)) : [...lines, changed];
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
    const others = lines.filter((each) => each !== line);
    const short = sale
      ? shortage(contents, others, { line: { ...line, quantity }, sale }, 'quantity')
      : refuse('out_of_stock', { left: 0, field: 'quantity' });
    if (short) return short;
  }
  return lines.map((each) => (each === line ? { ...line, quantity } : each));
}

export function removeFromLines(contents: CartContents, lineId: string): CartLineRow[] | Refusal {
  const lines = linesIn(contents);
  return lines.some(({ id }) => id === lineId) ? lines.filter(({ id }) => id !== lineId) : refuse('line_not_found');
}

/** Refuses a quantity for which the stock is too low. What the other lines take of it is not left. */
function shortage(
  { sales, today }: CartContents,
  others: readonly CartLineRow[],
  item: CartItem,
  field: string,
): Refusal | undefined {
  const found = others.map((line) => ({ line, sale: sales.find(({ variant }) => variant.id === line.variantId) }));
  const items = [...found.flatMap(({ line, sale }) => (sale ? [{ line, sale }] : [])), item];
  const left = quantitiesLeft({ items, today }).get(item.line.id) ?? null;
  return left !== null && left < item.line.quantity ? refuse('out_of_stock', { left, field }) : undefined;
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

/**
 * Returns the quantity that can be ordered of each line, by its id; null without a limit. What a line takes is not left
 * for those after it: a bundle and a component of it share their stock.
 */
export function quantitiesLeft({ items, today }: Pick<CartContents, 'items' | 'today'>): Map<string, number | null> {
  const taken = new Map<string, number>();
  const left = new Map<string, number | null>();
  for (const { line, sale } of items) {
    const { variant } = sale;
    const parts = variant.components ?? [{ ...variant, variantId: variant.id, quantity: 1 }];
    const ofParts = parts.map((part) => {
      const { variantId, data, sellWhenOut } = part;
      const stock = part.stock === null ? null : part.stock - (taken.get(variantId) ?? 0);
      return bundlesFrom(sellable({ stock, data, sellWhenOut }, today), part);
    });
    left.set(line.id, leastOf(ofParts));
    for (const { variantId, quantity } of parts)
      taken.set(variantId, (taken.get(variantId) ?? 0) + quantity * line.quantity);
  }
  return left;
}
