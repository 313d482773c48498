import { currencyDigits } from '@smallshop/contract/format';

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

/**
 * The same for all other currencies that are legal tender, in whole units, rounded (November 2026). A new store of
 * any country begins with ways of shipping, so none may be missing.
 */
const wholeUnits: Readonly<Record<string, number>> = {
  AFN: 70, ALL: 90, AMD: 390, AOA: 920, ARS: 1400, AWG: 1.8, AZN: 1.7, BAM: 1.7, BBD: 2, BDT: 120, BHD: 0.4, BIF: 3000, BMD: 1,
  BND: 1.3, BOB: 7, BSD: 1, BTN: 85, BWP: 14, BYN: 3.2, BZD: 2, CDF: 2400, CLP: 950, COP: 4000, CRC: 500, CUP: 24, CVE: 100,
  DJF: 180, DOP: 62, DZD: 130, EGP: 48, ERN: 15, ETB: 150, FJD: 2.3, FKP: 0.8, GEL: 2.7, GHS: 11, GIP: 0.8, GMD: 72, GNF: 8600,
  GTQ: 7.7, GYD: 210, HNL: 26, HTG: 130, HUF: 350, IQD: 1300, IRR: 42000, ISK: 130, JMD: 160, JOD: 0.7, KES: 130, KGS: 87,
  KHR: 4000, KMF: 430, KPW: 900, KYD: 0.8, KZT: 530, LAK: 21500, LBP: 90000, LKR: 300, LRD: 180, LSL: 18, LYD: 5.4, MAD: 9,
  MDL: 17, MGA: 4500, MKD: 53, MMK: 2100, MNT: 3600, MOP: 8, MRU: 40, MUR: 45, MVR: 15, MWK: 1700, MZN: 64, NAD: 18, NGN: 1500,
  NIO: 37, NPR: 140, OMR: 0.4, PEN: 3.5, PGK: 4.2, PKR: 280, PYG: 7200, RON: 4.4, RSD: 100, RUB: 80, RWF: 1450, SBD: 8, SCR: 14,
  SDG: 600, SHP: 0.8, SLE: 23, SOS: 570, SRD: 38, SSP: 4500, STN: 21, SYP: 11000, SZL: 18, TJS: 9.5, TMT: 3.5, TND: 3, TOP: 2.3,
  TTD: 6.8, TZS: 2500, UAH: 42, UGX: 3600, UYU: 40, UZS: 12000, VES: 240, VUV: 120, WST: 2.7, XAF: 570, XCD: 2.7, XCG: 1.8,
  XOF: 570, XPF: 105, YER: 240, ZMW: 23, ZWG: 27,
};

const unitsOf = (currency: string): number | undefined =>
  roundUnits[currency] ?? (wholeUnits[currency] === undefined ? undefined : Math.max(1, Math.round(wholeUnits[currency] * 10 ** currencyDigits(currency))));

/** Round units in each of these currencies; one that no table knows is left out. */
export function inCurrencies(units: number, currencies: readonly string[]): Record<string, number> {
  return Object.fromEntries(currencies.flatMap((currency) => {
    const unit = unitsOf(currency);
    return unit === undefined ? [] : [[currency, units * unit]];
  }));
}
