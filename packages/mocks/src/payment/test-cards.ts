import type { CardOutcome } from '../shop/shop-state.ts';

/** Card numbers of the test gateway, by their outcome. */
export const testCards = {
  approved: '4242424242424242',
  declined: '4000000000000002',
  insufficientFunds: '4000000000009995',
  needsConfirmation: '4000002500003155',
  fails: '4000000000000341',
} as const;

export const cardOutcomes: Record<string, CardOutcome> = {
  [testCards.approved]: 'approve',
  [testCards.declined]: 'decline',
  [testCards.insufficientFunds]: 'insufficient_funds',
  [testCards.needsConfirmation]: 'confirm',
  [testCards.fails]: 'fail',
};
