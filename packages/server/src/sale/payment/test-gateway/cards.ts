import type { ErrorCode, TestCard } from '@smallshop/contract';
import type { TestCardScenario } from '../../records/payment.tables.ts';

/** The published test numbers. Any other number is refused before it is kept anywhere. */
export const testCards: Readonly<Record<string, TestCardScenario>> = {
  '4242424242424242': 'succeeds',
  '4000000000000002': 'declined',
  '4000000000009995': 'insufficient_funds',
  '4000002500003155': 'needs_confirmation',
  '4000000000000341': 'fails',
};

export type CardRefusal = { code: Extract<ErrorCode, `card_${string}`>; field: keyof TestCard };

/** Reads a card. Returns its scenario and its last four digits, or the wrong field. The number is not stored. */
export function readCard(card: TestCard, now: Date): { scenario: TestCardScenario; last4: string } | CardRefusal {
  const number = card.number.replace(/[\s-]/g, '');
  const scenario = Object.hasOwn(testCards, number) ? testCards[number] : undefined;
  if (!scenario) return { code: 'card_number_invalid', field: 'number' };
  if (!isCurrent(card, now)) return { code: 'card_expired', field: 'expiryYear' };
  if (!/^\d{3}$/.test(card.cvc)) return { code: 'card_cvc_invalid', field: 'cvc' };
  return { scenario, last4: number.slice(-4) };
}

/** A card is good to the end of its month everywhere on earth, which is twelve hours into the next one in UTC. */
function isCurrent({ expiryMonth, expiryYear }: TestCard, now: Date): boolean {
  return now.getTime() < Date.UTC(expiryYear, expiryMonth, 1, 12);
}
