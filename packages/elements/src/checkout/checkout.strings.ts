import type { bankTransferStrings } from '../payment/bank-transfer/bank-transfer.strings.ts';
import type { stripeStrings } from '../payment/stripe/stripe.strings.ts';
import type { testCardStrings } from '../payment/test-card/test-card.strings.ts';
import type { stopStrings } from './payment/stop.strings.ts';

export const checkoutStrings = {
  title: 'Checkout',
  loading: 'Loading checkout',
  loadFailed: 'Checkout could not be loaded.',
  retry: 'Try again',
  empty: 'Your cart is empty',
  emptyHint: 'Put something into it, then come back to check out.',
  backToShop: 'Back to the shop',
  offline: 'You are offline. What you have entered is kept; you can pay once you are back online.',
  unreachable: 'The shop cannot be reached right now. What you have entered is kept.',
  saving: 'Saving',
  summary: 'Order summary',
  summaryShow: 'Show order summary',
  summaryHide: 'Hide order summary',
  quantity: 'Quantity: {count}',

  contact: 'Contact',
  email: 'E-mail address',
  emailHint: 'For questions about your order and its delivery.',
  phone: 'Phone',
  optional: 'optional',

  delivery: 'Delivery address',
  country: 'Country or region',
  choose: 'Please choose',
  name: 'Full name',
  company: 'Company',
  line1: 'Street and house number',
  line2: 'Apartment, suite, floor',
  sublocality: 'District',
  sublocality_suburb: 'Suburb',
  sublocality_neighborhood: 'Neighbourhood',
  sublocality_village_township: 'Village or township',
  sublocality_townland: 'Townland',
  city: 'City',
  city_district: 'District',
  city_post_town: 'Post town',
  city_suburb: 'Suburb',
  region: 'Region',
  region_area: 'Area',
  region_county: 'County',
  region_department: 'Department',
  region_district: 'District',
  region_do_si: 'Do or Si',
  region_emirate: 'Emirate',
  region_island: 'Island',
  region_oblast: 'Oblast',
  region_parish: 'Parish',
  region_prefecture: 'Prefecture',
  region_province: 'Province',
  region_state: 'State',
  postalCode: 'Postal code',
  postalCode_zip: 'ZIP code',
  postalCode_eircode: 'Eircode',
  postalCode_pin: 'PIN code',
  sortingCode: 'CEDEX',

  billing: 'Billing address',
  billingSame: 'Same as the delivery address',

  shipping: 'Shipping',
  shippingWaiting: 'Enter your address to see how it can be delivered.',
  shippingNone: 'We cannot deliver to this address. Please choose another one.',
  days: { one: '{count} working day', other: '{count} working days' },
  daysRange: '{min} to {max} working days',
  free: 'Free',

  payment: 'Payment',
  paymentSecure: 'Card details go to the payment provider only; the shop never sees them.',
  paymentCard: 'Card',
  paymentBankTransfer: 'Bank transfer',
  paymentCashOnDelivery: 'Cash on delivery',
  paymentWallet: 'Wallet',
  paymentOnline: 'Card, wallet or bank',

  note: 'Note',
  noteLabel: 'Note for the shop',
  pay: 'Pay {amount}',
  placeOrder: 'Place order for {amount}',
  order: 'Place order',
  paying: 'Placing your order',
  payHint: 'Your order is placed and paid when you press the button.',
  orderHint: 'Your order is placed when you press the button. You pay later.',
  orderOnlyHint: 'Your order is placed when you press the button.',

  errors: { one: 'Please correct {count} entry', other: 'Please correct {count} entries' },
  required: 'Please enter: {label}',
  requiredChoice: 'Please choose: {label}',
  invalid: '{label} is not written as expected.',
  invalidExample: '{label} is not written as expected. Example: {example}',
  postalCodeElsewhere: '{label}: This code is not in the region that you chose.',
  invalidEmail: 'This is no complete e-mail address. Example: name@example.com',
  too_long: '{label} is too long.',
  shippingRequired: 'Please choose how it should be delivered.',

  country_not_served: 'We do not deliver to this country.',

  thanks: 'Thank you for your order',
  orderNotShown: 'Your order was placed. Its details cannot be shown right now.',
} as const;

/** With the words of what is fetched later. */
export type CheckoutStrings = typeof checkoutStrings &
  typeof stopStrings &
  typeof testCardStrings &
  typeof bankTransferStrings &
  typeof stripeStrings;
export type CheckoutText = (key: keyof CheckoutStrings, values?: Record<string, string | number>) => string;
