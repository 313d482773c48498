import { cached } from '@smallshop/contract/format';

export { cached, formatCount, formatMoney, formatNumber, formatPercent, numbersOf } from '@smallshop/contract/format';

export const pluralOf = (count: number, language: string): Intl.LDMLPluralRule =>
  cached(`p|${language}`, () => new Intl.PluralRules(language)).select(count);
