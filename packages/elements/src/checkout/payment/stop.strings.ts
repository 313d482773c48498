import { cardErrorStrings, formErrorStrings } from '../../payment/error.strings.ts';

/** Why an order was not placed. */
export const stopStrings = {
  ...cardErrorStrings,
  ...formErrorStrings,
  stopped: 'Your order has not been placed',
  out_of_stock:
    'Something in your cart has just sold out. Adjust your cart, then order again; you have not been charged.',
  quantity_not_allowed:
    'You can order fewer of something in your cart; your earlier orders count too. Adjust your cart, then order ' +
    'again; you have not been charged.',
  price_changed: 'The total has changed. Please check the new total, then order again; you have not been charged.',
  changedAmount: '{name}: {after}, before: {before}',
  amount_due_changed:
    'What your gift cards pay has changed. Please look at what is left to pay, then order again; ' +
    'you have not been charged.',
  payment_declined: 'The card was declined. You have not been charged. Try another card or another way to pay.',
  payment_failed: 'The payment did not go through. You have not been charged. Please try again.',
  payment_refused: 'The payment was not confirmed. You have not been charged. Please try again.',
  payment_refunded:
    'Your payment came when the goods were gone or the cart had changed. There is no order. ' +
    'The money goes back to you; that may take some days.',
  payment_token_invalid: 'The card details have expired. Please enter them again.',
  payment_method_unavailable: 'This way to pay is no longer available. Please choose another one.',
  paymentNothing: 'There is no way to pay this amount here. Please change your cart, or contact the shop.',
  checkout_incomplete: 'Something is still missing. Please look at the marked entries.',
  checkout_closed: 'This checkout has ended. Load the page again to go on.',
  fulfillment_option_unavailable: 'This way of shipping is no longer available. Please choose another one.',
  unreachableStopped:
    'The shop could not be reached. Your order was not sent. Check your connection, then press the button again.',
  unconfirmed: 'Your order is not confirmed yet',
  unconfirmedText:
    'The shop could not be reached, and we do not know whether your order arrived. ' +
    'Check your connection, then press the button again; you will not be charged twice.',
  failed: 'Something went wrong on our side. Nothing you entered is lost. Please try again.',
  toCart: 'Adjust the cart',
  payment_slot_missing: 'The payment form was taken off this page. Open it again to pay.',
  payment_adapter_missing: 'This way to pay is not available on this page. Please choose another one.',
} as const;
