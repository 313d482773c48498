import { cached, formatNumber } from '@smallshop/contract/format';

export { cached, formatMoney, formatNumber, numbersOf } from '@smallshop/contract/format';

/** A share such as 0.25 in English: "25%". */
export const formatPercent = (share: number, language: string): string =>
  formatNumber(share, language, { style: 'percent', maximumFractionDigits: 0 });

export const pluralOf = (count: number, language: string): Intl.LDMLPluralRule =>
  cached(`p|${language}`, () => new Intl.PluralRules(language)).select(count);
