import { orderSummaryBlocks } from './order-summary-blocks.ts';
import { compose, deliveryBlocks, itemsBlock, type MailFacts } from './compose-mail.ts';
import type { MailContent } from './mail-blocks.ts';

/**
 * Mail to the merchant, in the store's language. It contains no token and no code, so it gives no access to the
 * order.
 */
export function newOrderNotice({
  language,
  ...facts
}: Omit<MailFacts, 'orderUrl'> & { language: string }): MailContent {
  return compose(
    { ...facts, orderUrl: null },
    ({ order }, words) => {
      const items = order.lines.map((line) => ({ ...line, title: `${line.sku} ${line.title}`, amount: line.total }));
      const isPaid = order.payment.status === 'paid';
      return {
        subject: words.text('newOrderSubject', {
          number: order.number,
          amount: words.money(order.totals.find(({ type }) => type === 'total')!.amount),
        }),
        blocks: [
          { kind: 'heading', level: 1, text: words.text('newOrder', { number: order.number }) },
          {
            kind: 'paragraph',
            text: words.text('placed', { number: order.number, date: words.date(new Date(order.placedAt)) }),
          },
          {
            kind: 'paragraph',
            text: isPaid
              ? words.text('newOrderPaid')
              : words.text('newOrderUnpaid', { amount: words.money(order.amountDue) }),
          },
          itemsBlock(words.text('items'), items, words),
          ...orderSummaryBlocks(order, words),
          ...(order.note
            ? [
                { kind: 'heading', level: 2, text: words.text('customerNote') } as const,
                { kind: 'lines', lines: order.note.split(/\r?\n/) } as const,
              ]
            : []),
          ...deliveryBlocks(order, words, language, contactLines(order)),
        ],
      };
    },
    { language, footer: 'newOrderFooter' },
  );
}

function contactLines({ contact, deliveryAddress, billingAddress }: MailFacts['order']): string[] {
  return [contact.email, contact.phone ?? (deliveryAddress ?? billingAddress)?.phone ?? ''].filter(
    (text) => text !== '',
  );
}
