import type { Address, AddressField, Money, Order } from '@smallshop/contract';
import { addressFormat } from '../../platform/places/address-format.ts';
import { writtenRegion } from '../../platform/places/written-region.ts';
import { orderSummaryBlocks } from './order-summary-blocks.ts';
import type { MailBlock, MailContent } from './mail-blocks.ts';
import { wordsIn, type MailWords } from './mail-words.ts';

/** What a mail is made of besides the order. */
export interface MailFacts {
  order: Order;
  storeName: string;
  /** Address that opens the order; null if the store has no order page. */
  orderUrl: string | null;
}

type Compose = (facts: MailFacts, words: MailWords) => { subject: string; blocks: (MailBlock | null)[] };

/** To the shopper in the language of the order; `to` the merchant in the store's. */
export function compose(
  facts: MailFacts,
  make: Compose,
  to: { language: string; footer: 'footer' | 'newOrderFooter' } = {
    language: facts.order.region.language,
    footer: 'footer',
  },
): MailContent {
  const words = wordsIn(to.language);
  const { subject, blocks } = make(facts, words);
  const footer: MailBlock = {
    kind: 'paragraph',
    text: words.text(to.footer, { store: facts.storeName }),
    isQuiet: true,
  };
  // A line break in a name must not become a header of its own.
  const oneLine = subject.replace(/\s+/g, ' ').trim();
  return {
    subject: oneLine,
    language: words.language,
    direction: words.direction,
    blocks: [...blocks.filter((block) => block !== null), footer],
  };
}

export function orderConfirmation(facts: MailFacts): MailContent {
  return compose(facts, ({ order, storeName, orderUrl }, words) => ({
    subject: words.text('confirmationSubject', { number: order.number, store: storeName }),
    blocks: [
      { kind: 'heading', level: 1, text: words.text('thanks') },
      {
        kind: 'paragraph',
        text: words.text('placed', { number: order.number, date: words.date(new Date(order.placedAt)) }),
      },
      { kind: 'paragraph', text: paymentNote(order, words) },
      order.payment.dueAt
        ? { kind: 'paragraph', text: words.text('payUntil', { date: words.moment(new Date(order.payment.dueAt)) }) }
        : null,
      bankAccount(order, words),
      itemsBlock(
        words.text('items'),
        order.lines.map((line) => ({ ...line, amount: beforeDiscount(line) })),
        words,
      ),
      ...downloadBlocks(order, words),
      ...orderSummaryBlocks(order, words),
      ...deliveryBlocks(order, words),
      orderLink(orderUrl, words),
    ],
  }));
}

/** For an order that was paid later than it was placed. */
export function downloadsNotice(facts: MailFacts): MailContent {
  return compose(facts, ({ order, orderUrl }, words) => ({
    subject: words.text('downloadsSubject', { number: order.number }),
    blocks: [
      { kind: 'heading', level: 1, text: words.text('downloadsReady') },
      ...downloadBlocks(order, words),
      orderLink(orderUrl, words),
    ],
  }));
}

/** The addresses of the files. Those that cannot be used any more are left out. */
function downloadBlocks({ downloads = [] }: Order, words: MailWords): MailBlock[] {
  const open = downloads.flatMap(({ url, ...one }) => (url === null ? [] : [{ ...one, url }]));
  if (open.length === 0) return [];
  const until = words.moment(new Date(open[0]!.expiresAt));
  return [
    { kind: 'heading', level: 2, text: words.text('downloads') },
    ...open.map(({ name, url }): MailBlock => ({ kind: 'link', label: name, href: url })),
    { kind: 'paragraph', text: words.text('downloadsExpire', { date: until }) },
  ];
}

export function shippedNotice(facts: MailFacts & { shipmentId: string }): MailContent {
  return compose(facts, ({ order, orderUrl }, words) => {
    const shipment = order.shipments.find(({ id }) => id === facts.shipmentId)!;
    const sent = shipment.lines.flatMap(({ lineId, quantity }) =>
      order.lines
        .filter(({ id }) => id === lineId)
        .map(({ title, variantTitle, components }) => ({ title, variantTitle, components, quantity })),
    );
    return {
      subject: words.text('shippedSubject', { number: order.number }),
      blocks: [
        { kind: 'heading', level: 1, text: words.text('shipped') },
        itemsBlock(words.text('inParcel'), sent, words),
        shipment.trackingNumber
          ? {
              kind: 'rows',
              caption: words.text('delivery'),
              rows: [[words.text('trackingNumber'), shipment.trackingNumber]],
            }
          : null,
        shipment.trackingUrl ? { kind: 'link', label: words.text('track'), href: shipment.trackingUrl } : null,
        ...deliveryBlocks({ ...order, fulfillmentOption: null }, words),
        orderLink(orderUrl, words),
      ],
    };
  });
}

export function refundNotice(facts: MailFacts & { refundId: string }): MailContent {
  return compose(facts, ({ order, orderUrl }, words) => {
    const { amount, giftCards } = order.refunds.find(({ id }) => id === facts.refundId)!;
    const isMoney = giftCards.reduce((rest, card) => rest - card.amount.amount, amount.amount) > 0;
    const byHand = order.payment.kind === 'bank_transfer' || order.payment.kind === 'cash_on_delivery';
    return {
      subject: words.text('refundSubject', { number: order.number }),
      blocks: [
        { kind: 'heading', level: 1, text: words.text('refund', { amount: words.money(amount) }) },
        isMoney ? { kind: 'paragraph', text: words.text(byHand ? 'refundByHand' : 'refundSameWay') } : null,
        ...giftCards.map((card): MailBlock => ({
          kind: 'paragraph',
          text: words.text('refundToGiftCard', { amount: words.money(card.amount), last4: card.last4 }),
        })),
        orderLink(orderUrl, words),
      ],
    };
  });
}

/** `cause` as the order's log has it; the merchant's own words are not for the shopper. */
export function cancelledNotice(facts: MailFacts & { cause: string }): MailContent {
  return compose(facts, ({ order, orderUrl }, words) => ({
    subject: words.text('cancelledSubject', { number: order.number }),
    blocks: [
      { kind: 'heading', level: 1, text: words.text('cancelled') },
      facts.cause === 'not_paid_in_time' ? { kind: 'paragraph', text: words.text('cancelledUnpaid') } : null,
      { kind: 'paragraph', text: words.text('cancelledNothingDue') },
      itemsBlock(
        words.text('items'),
        order.lines.map(({ preorder: _, ...line }) => line),
        words,
      ),
      orderLink(orderUrl, words),
    ],
  }));
}

export function orderCode(
  facts: Pick<MailFacts, 'order' | 'storeName'> & { code: string; minutes: number },
): MailContent {
  return compose({ ...facts, orderUrl: null }, ({ order }, words) => ({
    subject: words.text('codeSubject', { number: order.number }),
    blocks: [
      { kind: 'heading', level: 1, text: words.text('code') },
      { kind: 'code', text: facts.code },
      { kind: 'paragraph', text: words.text('codeExpires', { minutes: words.number(facts.minutes) }) },
    ],
  }));
}

/** For a payment without an order. */
export function moneyBackNotice({
  language,
  lines,
  storeName,
}: {
  language: string;
  lines: Order['lines'];
  storeName: string;
}): MailContent {
  const words = wordsIn(language);
  const paragraph = (key: Parameters<MailWords['text']>[0]): MailBlock => ({
    kind: 'paragraph',
    text: words.text(key),
  });
  return {
    subject: words.text('moneyBackSubject', { store: storeName }).replace(/\s+/g, ' ').trim(),
    language: words.language,
    direction: words.direction,
    blocks: [
      { kind: 'heading', level: 1, text: words.text('moneyBack') },
      paragraph('moneyBackWhy'),
      paragraph('refundSameWay'),
      itemsBlock(
        words.text('items'),
        lines.map(({ title, variantTitle, components, quantity }) => ({ title, variantTitle, components, quantity })),
        words,
      ),
    ],
  };
}

function paymentNote({ payment, amountDue }: Order, words: MailWords): string {
  if (payment.status === 'paid') return words.text('paid');
  const amount = words.money(amountDue);
  if (payment.kind === 'bank_transfer') return words.text('payByTransfer', { amount });
  return payment.kind === 'cash_on_delivery' ? words.text('payInCash', { amount }) : words.text('paymentPending');
}

function bankAccount({ payment: { bankDetails, status } }: Order, words: MailWords): MailBlock | null {
  if (!bankDetails || status === 'paid') return null;
  const { accountHolder, iban, bic, bankName, reference } = bankDetails;
  const rows: [string, string][] = [
    [words.text('accountHolder'), accountHolder],
    ['IBAN', iban],
    ['BIC', bic],
    [words.text('bankName'), bankName],
    [words.text('reference'), reference],
  ];
  return { kind: 'rows', caption: words.text('bankAccount'), rows };
}

/** As in the order element: lines add up to the subtotal, and discounts are rows of the totals. */
const beforeDiscount = ({ total, discount }: Order['lines'][number]): Money => ({
  ...total,
  amount: total.amount + discount.amount,
});

type Item = Pick<Order['lines'][number], 'title' | 'variantTitle' | 'quantity' | 'preorder'> & {
  components?: Order['lines'][number]['components'] | undefined;
  amount?: { amount: number; currency: string };
};

export function itemsBlock(caption: string, items: readonly Item[], words: MailWords): MailBlock {
  const nameOf = (one: Pick<Item, 'title' | 'variantTitle'>) =>
    one.variantTitle ? `${one.title}, ${one.variantTitle}` : one.title;
  const rows = items.flatMap(({ quantity, preorder, amount, components = [], ...item }) => {
    const name = nameOf(item);
    const later = preorder ? ` (${words.text('preorder', { date: words.date(new Date(preorder.shipsOn)) })})` : '';
    // What one bundle contains is below it.
    const contents = components.map((one) => [`– ${words.number(one.quantity)} × ${nameOf(one)}`, ''] as const);
    return [[`${words.number(quantity)} × ${name}${later}`, amount ? words.money(amount) : ''] as const, ...contents];
  });
  return { kind: 'rows', caption, rows };
}

const locality = new Set<AddressField>(['sublocality', 'city', 'region', 'postalCode', 'sortingCode']);

/** What the shopper wrote in the order of the country, its place names on one line. */
function addressLines(address: Address, words: MailWords, language: string): string[] {
  const names = addressFormat(address.country)?.fields.map(({ name }) => name) ?? [];
  const lines: string[] = [];
  let wasPlace = false;
  for (const name of names.filter((one) => one !== 'phone')) {
    const entered = address[name]?.trim();
    if (!entered) continue;
    const value = name === 'region' ? writtenRegion(address.country, entered, language) : entered;
    const isPlace = locality.has(name);
    lines.push(isPlace && wasPlace ? `${lines.pop()} ${value}` : value);
    wasPlace = isPlace;
  }
  return [...lines, words.country(address.country)];
}

/** Delivery address and shipping option; the billing address if nothing is shipped. */
export function deliveryBlocks(
  { deliveryAddress, billingAddress, fulfillmentOption, region }: Order,
  words: MailWords,
  language = region.language,
  contact: readonly string[] = [],
): MailBlock[] {
  const address = deliveryAddress ?? billingAddress;
  return [
    { kind: 'heading', level: 2, text: words.text(deliveryAddress ? 'deliveryAddress' : 'billingAddress') },
    { kind: 'lines', lines: [...(address ? addressLines(address, words, language) : []), ...contact] },
    ...(fulfillmentOption
      ? [{ kind: 'paragraph', text: `${words.text('delivery')}: ${fulfillmentOption.title}` } as const]
      : []),
  ];
}

function orderLink(href: string | null, words: MailWords): MailBlock | null {
  return href === null ? null : { kind: 'link', label: words.text('viewOrder'), href };
}
