/** What is wrong with a card, in the entry or as the provider says. */
export const cardErrorStrings = {
  card_number_invalid: 'This card number is not valid.',
  card_expired: 'This card has expired.',
  card_cvc_invalid: 'The security code has three or four digits.',
} as const;

/** A provider's form that did not come. */
export const formErrorStrings = {
  payment_form_failed: 'The payment form could not be loaded. Please check your connection, then try again.',
} as const;
