import type { TestCard } from '@smallshop/contract';

export type CardField = 'number' | 'expiry' | 'cvc';
export type CardErrors = Partial<Record<CardField, string>>;

/** What a shopper has typed, unchanged. */
export type CardEntry = Record<CardField, string>;

const digitsOf = (text: string) => text.normalize('NFKC').replace(/\D/g, '');

/** Digits in groups of four, as they are printed on a card; 19 digits at most (ISO/IEC 7812). */
export function formatCardNumber(text: string): string {
  return digitsOf(text)
    .slice(0, 19)
    .replace(/(.{4})(?=.)/g, '$1 ');
}

/** `MM / YY`; a first digit above 1 can only be a month of one digit. */
export function formatExpiry(text: string): string {
  let digits = digitsOf(text);
  if (/^[2-9]/.test(digits)) digits = `0${digits}`;
  // "12/2031" out of an autofill names the year in full.
  if (digits.length === 6) digits = digits.slice(0, 2) + digits.slice(4);
  digits = digits.slice(0, 4);
  return digits.length > 2 ? `${digits.slice(0, 2)} / ${digits.slice(2)}` : digits;
}

export function formatCvc(text: string): string {
  return digitsOf(text).slice(0, 4);
}

export const formatters: Record<CardField, (text: string) => string> = {
  number: formatCardNumber,
  expiry: formatExpiry,
  cvc: formatCvc,
};

/** What is formally wrong; codes that the strings have words for. Whether the card has expired the gateway says. */
export function cardErrors(entry: CardEntry): CardErrors {
  const errors: CardErrors = {};
  const month = Number(entry.expiry.slice(0, 2));
  if (digitsOf(entry.number).length < 12) errors.number = 'card_number_invalid';
  if (!/^\d\d \/ \d\d$/.test(entry.expiry) || month < 1 || month > 12) errors.expiry = 'card_expiry_invalid';
  if (entry.cvc.length < 3) errors.cvc = 'card_cvc_invalid';
  return errors;
}

/** Returns the field of a refusal by the gateway; undefined if it concerns the whole payment. */
export function errorField(code: string): CardField | undefined {
  if (code === 'card_number_invalid') return 'number';
  if (code === 'card_expired') return 'expiry';
  if (code === 'card_cvc_invalid') return 'cvc';
  return undefined;
}

/** The entry as the gateway takes it. Call it on an entry without errors. */
export function toTestCard(entry: CardEntry): TestCard {
  return {
    number: digitsOf(entry.number),
    expiryMonth: Number(entry.expiry.slice(0, 2)),
    expiryYear: 2000 + Number(entry.expiry.slice(-2)),
    cvc: entry.cvc,
  };
}
