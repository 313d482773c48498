import { totalKind, type Order } from '@smallshop/contract';
import type { MailBlock } from './mail-blocks.ts';
import type { MailWords } from './mail-words.ts';

/** The totals of an order, with its discounts and included taxes. */
export function orderSummaryBlocks(order: Order, words: MailWords): MailBlock[] {
  const totals = order.totals.map((total) => [words.text(totalKind(total)), words.money(total.amount)] as const);
  const rows = [...totals, ...paidByCards(order, words)];
  const sum = order.totals.findIndex(({ type }) => type === 'total');
  return [
    {
      kind: 'rows',
      caption: words.text('totals'),
      rows,
      strong: rows.length > totals.length ? [sum, rows.length - 1] : [sum],
    },
    ...promotionBlocks(order, words),
    ...landedNotes(order, words),
  ];
}

/** What gift cards pay of the total, and what is left to pay. */
function paidByCards({ giftCards, amountDue, payment }: Order, words: MailWords): (readonly [string, string])[] {
  if (giftCards.length === 0) return [];
  const cards = giftCards.map(
    ({ last4, amount }) =>
      [words.text('giftCard', { last4 }), words.money({ ...amount, amount: -amount.amount })] as const,
  );
  const rest = payment.status === 'paid' && amountDue.amount > 0 ? 'paidOtherwise' : 'amountDue';
  return [...cards, [words.text(rest), words.money(amountDue)]];
}

/** By name: the totals have them by kind. */
function promotionBlocks({ promotions }: Order, words: MailWords): MailBlock[] {
  if (promotions.length === 0) return [];
  const rows = promotions.map(
    ({ title, amount }) => [title, words.money({ ...amount, amount: -amount.amount })] as const,
  );
  return [{ kind: 'rows', caption: words.text('promotions'), rows }];
}

/** What of taxes and duties the total contains, in plain words. */
function landedNotes({ landedCost: { tax, duty } }: Order, words: MailWords): MailBlock[] {
  const notes = [
    tax === 'included' || tax === 'added'
      ? words.text('taxIsIncluded')
      : tax === 'due_on_delivery'
        ? words.text('taxIsDue')
        : null,
    duty === 'included' || duty === 'added'
      ? words.text('dutyIsIncluded')
      : duty === 'due_on_delivery'
        ? words.text('dutyIsDue')
        : null,
  ];
  return notes.filter((text) => text !== null).map((text) => ({ kind: 'paragraph', text }));
}
