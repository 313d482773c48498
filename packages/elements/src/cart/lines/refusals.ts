import type { Cart, LineItem } from '@smallshop/contract';
import type { CartMutation } from '@smallshop/state';
import type { CartText } from '../cart.strings.ts';
import { laterNote, lineProblem } from './line-problem.ts';

export interface Refusal {
  error: { code: string; left?: number | undefined };
  mutation: CartMutation;
}

/** Text that says why the server refused a mutation. */
export function refusalText({ error }: Refusal, text: CartText): string {
  if (error.code === 'out_of_stock')
    return error.left ? text('refusedLeft', { count: error.left }) : text('refusedOutOfStock');
  if (error.code === 'cart_full') return text('refusedFull');
  if (error.code === 'too_many_discount_codes') return text('codeTooMany');
  if (error.code === 'too_many_gift_cards') return text('giftCardTooMany');
  if (error.code === 'cart_not_found') return text('expired');
  return text('refused');
}

/**
 * Whether a refusal is about this line; a line added a moment ago goes by its variant until the server has named it.
 */
export function concernsLine({ mutation }: Refusal, line: LineItem): boolean {
  if (mutation.kind === 'add') return mutation.line.variantId === line.variantId || mutation.line.sku === line.sku;
  return 'lineId' in mutation && (mutation.lineId === line.id || mutation.lineId === `new:${line.variantId}`);
}

export const concernsCode = ({ mutation }: Refusal): boolean =>
  mutation.kind === 'update' && mutation.update.addCode !== undefined;

/** What the server has to say about a line, most pressing first. */
export function lineNotice(cart: Cart, line: LineItem, language: string, text: CartText): string {
  const problem = lineProblem(cart.messages, line.id) ?? (line.maxQuantity === 0 ? 'soldOut' : undefined);
  if (problem) return text(problem);
  if (cart.messages.some(({ code, path, after }) => code === 'price_changed' && !after && path === `lines.${line.id}`))
    return text('priceChanged');
  const later = laterNote(line, cart.messages, language, text);
  if (later) return later;
  return line.maxQuantity === null || line.maxQuantity > 10 ? '' : text('lowStock', { count: line.maxQuantity });
}
