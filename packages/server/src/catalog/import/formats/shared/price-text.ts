/** Why a price in this currency cannot be imported; undefined where it can, or where the file names none. */
export function currencyProblem(currency: string, ofImport: string): string | undefined {
  return currency === '' || currency.toUpperCase() === ofImport
    ? undefined
    : `"${currency}" is not the currency of the import, ${ofImport}: import with --currency ${currency.toUpperCase()}`;
}

/** `"9.99 USD"` and `"USD 9.99"` → amount and currency; without a currency, the text as it is. */
export function splitPrice(text: string): { amount: string; currency: string } {
  const after = /^(.*?)\s*([A-Z]{3})$/i.exec(text);
  if (after) return { amount: after[1]!, currency: after[2]! };
  const before = /^([A-Z]{3})\s*(.*)$/i.exec(text);
  return before ? { amount: before[2]!, currency: before[1]! } : { amount: text, currency: '' };
}
