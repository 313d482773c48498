/**
 * ISO 4217, list one, as the maintenance agency published it on this day. Without the codes that have no minor
 * unit: metals, bond market units, units of account, `XTS` and `XXX`.
 * https://www.six-group.com/dam/download/financial-information/data-center/iso-currrency/lists/list-one.xml
 */
export const currencyTablePublished = '2026-09-17';

const twoDigits =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW ' +
  'CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF ' +
  'IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK ' +
  'MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP ' +
  'SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG ' +
  'YER ZAR ZMW ZWG';
const noDigits = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const threeDigits = 'BHD IQD JOD KWD LYD OMR TND';
const fourDigits = 'CLF UYW';

/**
 * Digits after the decimal point of a currency, its exponent in ISO 4217: USD 2, JPY 0, KWD 3. A code that ISO 4217
 * has withdrawn, such as BGN, has 2.
 */
export const currencyDigits = (currency: string): number =>
  noDigits.includes(currency) ? 0 : threeDigits.includes(currency) ? 3 : fourDigits.includes(currency) ? 4 : 2;

/** Every currency of ISO 4217 that has a minor unit. */
export const currencies = (): string[] => [noDigits, twoDigits, threeDigits, fourDigits].join(' ').split(' ').sort();

/** Whether ISO 4217 has such a currency today. */
export const isCurrency = (code: string): boolean => /^[A-Z]{3}$/.test(code) && currencies().includes(code);
