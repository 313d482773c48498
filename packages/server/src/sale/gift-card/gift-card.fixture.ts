import { routes, type GiftCardIssue, type GiftCardWithEntries, type IssuedGiftCard } from '@smallshop/contract';
import type { CallOptions, Caller } from '../../test-support/call-routes.ts';

/** Issues a card with this amount in minor units, as the merchant does. */
export function issue(
  server: Caller,
  amount: number,
  { currency = 'EUR', ...more }: Partial<Omit<GiftCardIssue, 'amount'>> & { currency?: string } = {},
): Promise<IssuedGiftCard> {
  return server.ok(routes.giftCard.issue, { amount: { amount, currency }, ...more });
}

/** Returns the card as the merchant sees it. Checks that its entries sum to its balance. */
export async function read(
  server: Caller,
  { giftCard: { id } }: Pick<IssuedGiftCard, 'giftCard'>,
  options: CallOptions = {},
): Promise<GiftCardWithEntries> {
  const card = await server.ok(routes.giftCard.get, { giftCardId: id }, options);
  const sum = card.entries.reduce((all, { amount }) => all + amount.amount, 0);
  if (sum !== card.balance.amount) throw new Error(`Entries sum to ${sum}, the balance is ${card.balance.amount}.`);
  return card;
}
