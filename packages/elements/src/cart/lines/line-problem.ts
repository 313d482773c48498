import type { Message } from '@smallshop/contract';
import type { TotalsStrings } from '../totals/totals.strings.ts';

/** Codes that keep a line from being bought, and the words for them. */
const words: Record<string, keyof TotalsStrings> = {
  out_of_stock: 'soldOut',
  not_in_region: 'notInRegion',
  not_shipped_there: 'notShipped',
};

/** Whether stock does not cover a line: it can be bought, and ships later. */
export const isBackordered = (messages: readonly Message[], lineId: string): boolean =>
  messages.some(({ code, path }) => code === 'on_backorder' && path === `lines.${lineId}`);

/** Returns why a line cannot be bought; undefined if it can. */
export function lineProblem(messages: readonly Message[], lineId: string): keyof TotalsStrings | undefined {
  return messages
    .map(({ code, path }) => (path === `lines.${lineId}` ? words[code] : undefined))
    .find((key) => key !== undefined);
}
