/**
 * About what one US dollar is, in minor units, rounded to what looks like a price. Only prices that a
 * shop begins with are made of it, and what is too little to be paid; what it sells is set, or converted by a rate
 * that it chose.
 */
export const roundUnits: Readonly<Record<string, number>> = {
  USD: 100, EUR: 100, GBP: 100, CHF: 100, CAD: 140, AUD: 150, NZD: 170, SGD: 140, HKD: 800, CNY: 700, TWD: 3000,
  JPY: 150, KRW: 1400, NOK: 1000, SEK: 1000, DKK: 700, PLN: 400, CZK: 2300, AED: 400, QAR: 400, SAR: 400, KWD: 300,
  BRL: 550, MXN: 1900, INR: 8500, ILS: 400, TRY: 3500, ZAR: 1800, THB: 3500, MYR: 450, PHP: 5500, IDR: 1_600_000, VND: 25_000,
};

/** Round units in each of these currencies; one that the table does not know is left out. */
export function inCurrencies(units: number, currencies: readonly string[]): Record<string, number> {
  return Object.fromEntries(currencies.flatMap((currency) => (roundUnits[currency] ? [[currency, units * roundUnits[currency]]] : [])));
}
