import type { TotalKind } from '@smallshop/contract';

const en = {
  /** E-mails to shoppers and to the merchant. `{places}` are filled in. */
  mail: {
    confirmationSubject: 'Your order {number} at {store}',
    thanks: 'Thank you for your order',
    paid: 'We have received your payment and are preparing your order.',
    payByTransfer:
      'Please transfer {amount} to the account below. We send your order as soon as the money has arrived.',
    payUntil: 'Please pay by {date}: after that, the order is cancelled.',
    payInCash: 'Please have {amount} ready when the parcel arrives.',
    paymentPending: 'Your payment is being processed.',
    placed: 'Order {number}, placed on {date}',
    items: 'Items',
    preorder: 'pre-order, ships on {date}',
    totals: 'Totals',
    subtotal: 'Subtotal',
    itemsDiscount: 'Discount on items',
    discount: 'Discount',
    shippingDiscount: 'Discount on shipping',
    rounding: 'Rounding',
    fulfillment: 'Shipping',
    tax: 'Tax',
    taxIncluded: 'Tax (included)',
    fee: 'Fee',
    duty: 'Customs duty',
    total: 'Total',
    promotions: 'Discounts used',
    giftCard: 'Gift card ending in {last4}',
    amountDue: 'Left to pay',
    paidOtherwise: 'Paid otherwise',
    taxIsIncluded: 'All taxes are included in the total.',
    taxIsDue: 'Taxes are not included: they are due on delivery.',
    dutyIsIncluded: 'Customs duties are included in the total: nothing is due on delivery.',
    dutyIsDue: 'Customs duties are not included: they may be due on delivery.',
    delivery: 'Delivery',
    deliveryAddress: 'Delivery address',
    billingAddress: 'Billing address',
    bankAccount: 'Account to pay to',
    accountHolder: 'Account holder',
    bankName: 'Bank',
    reference: 'Reference',
    viewOrder: 'View your order',
    downloadsSubject: 'Your downloads for order {number}',
    downloadsReady: 'Your downloads are ready',
    downloads: 'Downloads',
    downloadsExpire: 'The links work until {date}. The page of your order gives new ones.',
    shippedSubject: 'Your order {number} is on its way',
    shipped: 'Your parcel is on its way',
    inParcel: 'In this parcel',
    trackingNumber: 'Tracking number',
    track: 'Track your parcel',
    refundSubject: 'Refund for your order {number}',
    refund: 'We are refunding {amount}',
    refundSameWay: 'The money goes back the way you paid. It can take some days until you see it.',
    refundByHand: 'We will transfer the money to you. If we need your account, we will write to you.',
    refundToGiftCard: '{amount} go back onto the gift card ending in {last4}, and can be spent again at once.',
    cancelledSubject: 'Your order {number} was cancelled',
    cancelled: 'Your order was cancelled',
    cancelledUnpaid: 'Your money did not arrive by the day it was due, so we no longer keep the items for you.',
    cancelledNothingDue:
      'Nothing will be sent, and you have nothing to pay. Money that you have already sent comes back to you.',
    codeSubject: 'Your code for order {number}',
    code: 'Enter this code to see your order',
    codeExpires: 'It is good for {minutes} minutes. If you did not ask for it, you need not do anything.',
    moneyBackSubject: '{store}: your money comes back',
    moneyBack: 'Your payment is on its way back to you',
    moneyBackWhy:
      'It reached us when the goods were sold out, or what you wanted to buy had changed. There is no order for ' +
      'it, and nothing will be sent.',
    newOrderSubject: 'New order {number}: {amount}',
    newOrder: 'New order {number}',
    newOrderPaid: 'It is paid.',
    newOrderUnpaid: 'It is not paid yet: {amount} is still to come.',
    customerNote: 'Note from the customer',
    newOrderFooter:
      '{store} sends you this mail for each order. You can change the addresses in the settings of the store.',
    footer: 'You get this mail because of an order at {store}.',
  } satisfies Record<TotalKind, string> & Record<string, string>,
  /** Purposes in the consent notice: of what SmallShop stores itself, and of Stripe. */
  notice: {
    cart: 'Keeps your cart and checkout, also after a reload and in another tab.',
    order: 'Keeps the key to your last order, so that you can open its page.',
    region: 'Remembers the country, currency and language you chose.',
    consent: 'Remembers what you allowed, so that you are not asked again.',
    stripe: 'Takes your payment and protects it against fraud. Loaded at the checkout only.',
  },
  /** Names of the shipping rates that a new store has. */
  shipping: {
    standard: 'Standard',
    express: 'Express',
  },
};

export default en;

/** The server's texts in one language. A missing text fails to compile. */
export type ServerTexts = {
  readonly [Part in keyof typeof en]: Readonly<Record<keyof (typeof en)[Part], string>>;
};
