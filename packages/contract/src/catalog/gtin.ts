/**
 * Whether a text is a Global Trade Item Number with a right check digit: GTIN-8, GTIN-12 (UPC-A), GTIN-13 (EAN, also
 * ISBN-13) or GTIN-14, digits only. GS1 General Specifications, section 7.9: from the right, digits weigh 3 and 1 in
 * turn, and the check digit makes the sum a multiple of ten.
 */
export function isGtin(text: string): boolean {
  return /^(?:\d{8}|\d{12,14})$/.test(text) && gtinCheckDigit(text.slice(0, -1)) === text.at(-1);
}

/** The check digit that belongs behind these digits. */
export function gtinCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}
