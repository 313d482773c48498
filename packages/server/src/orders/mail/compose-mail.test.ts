import { interfaceLanguages, type Order } from '@smallshop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyCases, regionCases } from '../../../../contract/src/format/format.fixture.ts';
import { cancelledNotice, orderCode, orderConfirmation, refundNotice, shippedNotice } from './compose-mail.ts';
import { renderHtml, renderText } from './mail-blocks.ts';
import { serverTexts } from '../../locales/server-texts.ts';
import { wordsIn } from './mail-words.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });

const order = (changes: Partial<Order> = {}, language = 'en'): Order =>
  ({
    id: 'ord_1',
    number: '1001',
    status: 'paid',
    fulfillmentStatus: 'unfulfilled',
    placedAt: '2026-11-22T10:00:00.000Z',
    region: { language, country: 'DE', currency: 'EUR' },
    contact: { email: 'ada@example.com' },
    deliveryAddress: { country: 'DE', name: 'Ada Weiß', line1: 'Torstraße 1', postalCode: '10119', city: 'Berlin' },
    lines: [{ id: 'l1', title: 'Oak Tray', variantTitle: 'Large', quantity: 2, discount: eur(200), total: eur(8000) }],
    fulfillmentOption: { id: 'standard', title: 'Standard', price: eur(490), minDays: 2, maxDays: 4 },
    totals: [
      { type: 'subtotal', amount: eur(8200) },
      { type: 'tax', amount: eur(1387), included: true },
      { type: 'total', amount: eur(8690) },
    ],
    landedCost: { tax: 'included', duty: 'due_on_delivery' },
    shipments: [
      {
        id: 's1',
        sentAt: '2026-11-23T10:00:00.000Z',
        lines: [{ lineId: 'l1', quantity: 1 }],
        trackingNumber: '1Z 9',
        trackingUrl: 'https://track.example/?n=1&x="',
      },
    ],
    promotions: [],
    giftCards: [],
    amountDue: eur(8690),
    refunds: [
      {
        id: 'r1',
        amount: eur(500),
        giftCards: [],
        status: 'refunded',
        lines: [],
        createdAt: '2026-11-24T10:00:00.000Z',
      },
    ],
    payment: { methodId: 'test_card', kind: 'card', status: 'paid', last4: '4242', bankDetails: null, dueAt: null },
    ...changes,
  }) as Order;
const facts = (changes: Partial<Order> = {}, language?: string) => ({
  order: order(changes, language),
  storeName: 'Osmanthe',
  orderUrl: 'https://shop.example/order#order=ord_1&token=t',
});

describe('the confirmation of an order', () => {
  it('shows lines, totals, included taxes, the delivery address and the link to the order', () => {
    const text = renderText(orderConfirmation(facts()));
    for (const part of [
      'Order 1001, placed on November 22, 2026',
      '2 × Oak Tray, Large: €82.00',
      'Tax (included): €13.87',
      'Total: €86.90',
      'All taxes are included in the total.',
      'Customs duties are not included: they may be due on delivery.',
      'Ada Weiß\nTorstraße 1\n10119 Berlin\nGermany',
      '#order=ord_1&token=t',
    ])
      expect(text).toContain(part);
  });

  it('says where to transfer the money to, and until when', () => {
    const bankDetails = {
      accountHolder: 'Osmanthe',
      iban: 'DE89370400440532013000',
      bic: 'X',
      bankName: 'Bank',
      reference: '1001',
    };
    const content = orderConfirmation(
      facts({
        payment: {
          methodId: 'bank_transfer',
          kind: 'bank_transfer',
          status: 'pending',
          last4: null,
          bankDetails,
          dueAt: '2026-12-06T21:50:00.000Z',
        },
      }),
    );
    expect(renderText(content)).toContain('Please transfer €86.90');
    expect(renderText(content)).toContain('IBAN: DE89370400440532013000');
    expect(renderText(content).replace(/\u202f/g, ' ')).toContain(
      'Please pay by December 6, 2026 at 9:50 PM UTC: after that, the order is cancelled.',
    );
  });

  it('names what took something off, the gift cards that paid, and asks only for what they leave', () => {
    const changes: Partial<Order> = {
      promotions: [{ title: 'WELCOME10', amount: eur(820) }],
      giftCards: [{ last4: 'HT6X', amount: eur(2500) }],
      amountDue: eur(6190),
      payment: {
        methodId: 'bank_transfer',
        kind: 'bank_transfer',
        status: 'pending',
        last4: null,
        bankDetails: null,
        dueAt: null,
      },
    };
    const text = renderText(orderConfirmation(facts(changes)));
    for (const part of [
      'Please transfer €61.90',
      'Total: €86.90\nGift card ending in HT6X: -€25.00\nLeft to pay: €61.90',
      'WELCOME10: -€8.20',
    ])
      expect(text).toContain(part);
    expect(renderText(orderConfirmation(facts()))).not.toMatch(/Gift card|Left to pay|Discounts used/);
    const paid = renderText(orderConfirmation(facts({ ...changes, payment: order().payment })));
    expect(paid).toContain('Paid otherwise: €61.90');
    expect(paid).not.toContain('Left to pay');
  });

  it('shows the rounding with a label of its own', () => {
    const totals: Order['totals'] = [
      { type: 'subtotal', amount: { amount: 8955, currency: 'KWD' } },
      { type: 'discount', code: 'rounding', amount: { amount: -5, currency: 'KWD' } },
    ];
    expect(
      renderText(
        orderConfirmation(facts({ totals: [...totals, { type: 'total', amount: { amount: 8950, currency: 'KWD' } }] })),
      ).replace(/\u00a0/g, ' '),
    ).toContain('Rounding: -KWD 0.005');
  });

  it('is written from right to left in Arabic', () => {
    const content = orderConfirmation(facts({}, 'ar'));
    expect(content.subject).toContain('طلبك');
    expect(renderHtml(content)).toContain('<html lang="ar" dir="rtl">');
  });

  it('lets no name become markup or a header', () => {
    const nasty = '<script>alert(1)</script>\r\nBcc: everybody@example.com';
    const html = renderHtml(
      orderConfirmation({
        ...facts({ deliveryAddress: { country: 'DE', name: nasty, line1: '"\'&' } }),
        storeName: nasty,
      }),
    );
    expect(html).not.toContain('<script');
    expect(html).toContain('&quot;&#39;&amp;');
    expect(orderConfirmation({ ...facts(), storeName: nasty }).subject).not.toMatch(/[\r\n]/);
  });

  it('is escaped whatever a shopper writes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (name) => {
        const html = renderHtml(orderConfirmation(facts({ deliveryAddress: { country: 'DE', name, line1: 'x' } })));
        expect(
          html.match(/<(?!\/?(html|head|meta|title|body|main|h1|h2|p|br|bdi|table|caption|tr|th|td|a|!doctype)\b)/g),
        ).toBeNull();
      }),
    );
  });
});

describe('the other mails', () => {
  it('say what is in the parcel and how to follow it', () => {
    const content = shippedNotice({ ...facts(), shipmentId: 's1' });
    expect(content.subject).toBe('Your order 1001 is on its way');
    expect(renderText(content)).toContain('1 × Oak Tray, Large\n');
    expect(renderText(content)).toContain('Tracking number: 1Z 9');
    expect(renderHtml(content)).toContain('href="https://track.example/?n=1&amp;x=&quot;"');
  });

  it('say how much goes back', () => {
    expect(renderText(refundNotice({ ...facts({}, 'de'), refundId: 'r1' }))).toContain(
      'Wir erstatten Ihnen 5,00\u00a0€',
    );
  });

  it('say what of it goes back onto a gift card, and nothing of money where none does', () => {
    const refund = (onCard: number) => {
      const refunds: Order['refunds'] = [
        {
          id: 'r1',
          amount: eur(500),
          giftCards: [{ last4: 'HT6X', amount: eur(onCard) }],
          status: 'refunded',
          lines: [],
          createdAt: '2026-11-24T10:00:00.000Z',
        },
      ];
      return renderText(refundNotice({ ...facts({ refunds }), refundId: 'r1' }));
    };
    expect(refund(200)).toContain('The money goes back the way you paid');
    expect(refund(200)).toContain('€2.00 go back onto the gift card ending in HT6X');
    expect(refund(500)).not.toContain('the way you paid');
  });

  it('say that an order has ended, why where its money did not come, and never what the merchant noted', () => {
    const unpaid = renderText(cancelledNotice({ ...facts(), cause: 'not_paid_in_time' }));
    expect(unpaid).toContain('Your money did not arrive by the day it was due');
    expect(unpaid).toContain('you have nothing to pay');
    expect(unpaid).toContain('2 × Oak Tray, Large');
    const called = cancelledNotice({ ...facts(), cause: 'looks like fraud' });
    expect(called.subject).toBe('Your order 1001 was cancelled');
    expect(renderText(called)).not.toMatch(/fraud|did not arrive/);
  });

  it('show a code and its lifetime, and nothing of the order but its number', () => {
    const content = orderCode({ order: order(), storeName: 'Osmanthe', code: '012345', minutes: 15 });
    const text = renderText(content);
    expect(text).toContain('012345');
    expect(text).toContain('15 minutes');
    expect(`${content.subject}${text}`).not.toMatch(/Ada|Oak|token/);
    expect(content.subject).not.toContain('012345');
  });
});

describe('the words of mails', () => {
  it.each(interfaceLanguages)('in %s have the same places to fill as in English', (language) => {
    for (const [key, english] of Object.entries(serverTexts.en.mail)) {
      const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
      const text = serverTexts[language].mail[key as keyof typeof serverTexts.en.mail];
      expect(text, key).toBeTruthy();
      expect(places(text), key).toEqual(places(english));
    }
  });

  it.each(moneyCases)('write money as the page does: %s %i in %s', (currency, amount, language, text) =>
    expect(wordsIn(language).money({ amount, currency })).toBe(text),
  );

  it.each(regionCases)('call %s in %s as the page does', (code, language, name) =>
    expect(wordsIn(language).country(code)).toBe(name),
  );

  it('without a translation are English, or in the nearest language', () => {
    expect(wordsIn('nl').language).toBe('en');
    expect(wordsIn('pt').language).toBe('pt-BR');
    expect(wordsIn('de-AT').language).toBe('de');
  });
});
