import { expect } from '@esm-bundle/chai';
import { decimalOf } from './format-decimal.ts';
import { displayName } from './format-names.ts';
import { formatMoney, formatPercent } from './format.ts';
import { fill } from './messages.ts';

describe('money', () => {
  it('has as many digits as ISO 4217 gives its currency', () => {
    expect(formatMoney({ amount: 1999, currency: 'USD' }, 'en')).to.equal('$19.99');
    expect(formatMoney({ amount: 1999, currency: 'JPY' }, 'en')).to.equal('¥1,999');
    expect(formatMoney({ amount: 1999, currency: 'KWD' }, 'en')).to.equal('KWD\u00a01.999');
  });

  it('is written as each language writes it', () => {
    expect(formatMoney({ amount: 199900, currency: 'EUR' }, 'de')).to.equal('1.999,00\u00a0€');
    expect(formatMoney({ amount: 199900, currency: 'CNY' }, 'zh-CN')).to.equal('¥1,999.00');
  });

  it('is a plain decimal for machines', () => {
    expect(decimalOf({ amount: 1900, currency: 'USD' })).to.equal('19.00');
    expect(decimalOf({ amount: 1900, currency: 'JPY' })).to.equal('1900');
    expect(decimalOf({ amount: 1900, currency: 'BHD' })).to.equal('1.900');
  });
});

describe('words', () => {
  it('take the plural that the language has', () => {
    const pieces = { one: 'بقيت قطعة واحدة', two: 'بقيت قطعتان', few: 'بقيت {count} قطع', other: 'بقيت {count} قطعة' };
    expect(fill(pieces, 'ar', { count: 2 })).to.equal('بقيت قطعتان');
    expect(fill({ one: '{count} piece', other: '{count} pieces' }, 'en', { count: 1 })).to.equal('1 piece');
    expect(fill({ other: '{count} 件' }, 'zh-CN', { count: 1234 })).to.equal('1,234 件');
  });

  it('leave a place alone that nobody fills', () => {
    expect(fill('Hello {name}', 'en')).to.equal('Hello {name}');
  });

  it('name countries, currencies and languages', () => {
    expect(displayName('region', 'DE', 'fr')).to.equal('Allemagne');
    expect(displayName('currency', 'EUR', 'en')).to.equal('Euro');
    expect(displayName('language', 'zh-CN', 'zh-CN')).to.contain('中文');
    expect(formatPercent(0.2, 'en')).to.equal('20%');
  });
});
