import { cardErrorStrings } from '../error.strings.ts';

/** Words of the test gateway’s card form. */
export const testCardStrings = {
  ...cardErrorStrings,
  cardNumber: 'Card number',
  cardExpiry: 'Expiry date',
  cardExpiryFormat: 'MM / YY',
  cardCvc: 'Security code',
  cardTestHint: 'Test mode: no money moves. Choose a test card.',
  cardTestGood: 'Succeeds',
  cardTestDeclined: 'Is declined',
  cardTestConfirm: 'Asks for confirmation',
  card_expiry_invalid: 'Please enter month and year, such as 04 / 30.',
  confirmTitle: 'Confirm your payment',
  confirmText: 'Your bank asks whether you approve this payment of {amount}.',
  confirmApprove: 'Approve',
  confirmRefuse: 'Refuse',
} as const;
