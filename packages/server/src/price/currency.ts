const known = new Map<string, number>();

/** Digits after the point of a currency, as ISO 4217 fixes them and ECMA-402 passes on: USD 2, JPY 0, KWD 3. */
export function currencyExponent(currency: string): number {
  // Making a formatter is slow, and a price list asks thousands of times.
  const digits = known.get(currency) ?? new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  known.set(currency, digits);
  return digits;
}

/** Whether ISO 4217 has such a currency. */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}
