export interface SaleDates {
  from: Date | undefined;
  until: Date | undefined;
}

export type SaleState = 'none' | 'over' | 'later' | 'now' | 'now_until';

/** Whether a sale price applies. An empty one does not. */
export function saleState(price: string, { from, until }: SaleDates, now: Date): SaleState {
  if (price === '') return 'none';
  if (until && until < now) return 'over';
  if (from && from > now) return 'later';
  return until ? 'now_until' : 'now';
}

/** What deserves a look in a sale price with dates: prices do not change by themselves. */
export const saleNotices: Partial<Record<SaleState, string>> = {
  later: 'starts later, so it was left out: import the file again when it has started',
  now_until: 'has an end, which is not kept: import the file again when it is over',
};
