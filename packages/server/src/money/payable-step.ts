/**
 * Currencies counted in thousandths of which card networks take only whole hundredths: the last digit
 * has to be zero. https://docs.stripe.com/currencies, "Three-decimal currencies".
 */
const lastDigitZero = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

/** What amounts to be paid have to be a multiple of, in minor units of the ISO 4217 currency. */
export function payableStep(currency: string): 1 | 10 {
  return lastDigitZero.has(currency) ? 10 : 1;
}

/** The most that can be paid of an amount of 0 or more, in minor units. */
export function roundToPayable(amount: number, currency: string): number {
  return amount - (amount % payableStep(currency));
}
