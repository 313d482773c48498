import type { LineItem, Message } from '@smallshop/contract';
import { formatDay } from '../../internal/format/format-date.ts';
import type { CartText } from '../cart.strings.ts';
import type { TotalsStrings } from '../totals/totals.strings.ts';

/** Codes that keep a line from being bought, and the words for them. */
const words: Record<string, keyof TotalsStrings> = {
  out_of_stock: 'soldOut',
  not_in_region: 'notInRegion',
  not_shipped_there: 'notShipped',
};

/** When a line ships that stock does not cover: on the day of its pre-order, or later. Empty if it is in stock. */
export function laterNote({ id, preorder }: LineItem, messages: readonly Message[], language: string, text: CartText) {
  if (preorder) return text('onPreorder', { date: formatDay(preorder.shipsOn, language) });
  return messages.some(({ code, path }) => code === 'on_backorder' && path === `lines.${id}`)
    ? text('onBackorder')
    : '';
}

/** Returns why a line cannot be bought; undefined if it can. */
export function lineProblem(messages: readonly Message[], lineId: string): keyof TotalsStrings | undefined {
  return messages
    .map(({ code, path }) => (path === `lines.${lineId}` ? words[code] : undefined))
    .find((key) => key !== undefined);
}
