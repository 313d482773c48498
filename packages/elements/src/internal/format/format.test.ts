import { expect } from '@esm-bundle/chai';
import { moneyCases, regionCases } from '../../../../contract/src/format/format.fixture.ts';
import { formatDate } from './format-date.ts';
import { displayName } from './format-names.ts';
import { formatMoney, formatPercent } from './format.ts';
import { fill } from '../language/messages.ts';

it('a date in Arabic without a country has Latin digits, as in an e-mail', () => {
  expect(formatDate('2026-11-29T12:00:00Z', 'ar', 'long')).to.match(/29.*2026/);
  expect(formatPercent(0.25, 'ar')).to.contain('25');
});

describe('money', () => {
  for (const [currency, amount, language, text] of moneyCases) {
    it(`${currency} ${amount} in ${language} is written as the server writes it`, () =>
      expect(formatMoney({ amount, currency }, language)).to.equal(text));
  }
});

describe('countries', () => {
  for (const [code, language, name] of regionCases) {
    it(`${code} in ${language} is called as the server calls it`, () =>
      expect(displayName('region', code, language)).to.equal(name));
  }
});

describe('words', () => {
  it('take the plural that the language has', () => {
    const forms = { one: 'بقيت قطعة واحدة', two: 'بقيت قطعتان', few: 'بقيت {count} قطع', other: 'بقيت {count} قطعة' };
    expect(fill(forms, 'ar', { count: 2 })).to.equal('بقيت قطعتان');
    expect(fill({ one: '{count} item', other: '{count} items' }, 'en', { count: 1 })).to.equal('1 item');
    expect(fill({ other: '{count} 件' }, 'zh-CN', { count: 1234 })).to.equal('1,234 件');
  });

  it('leave a placeholder without a value as it is', () => {
    expect(fill('Hello {name}', 'en')).to.equal('Hello {name}');
  });

  it('name countries, currencies and languages', () => {
    expect(displayName('region', 'DE', 'fr')).to.equal('Allemagne');
    expect(displayName('currency', 'EUR', 'en')).to.equal('Euro');
    expect(displayName('language', 'zh-CN', 'zh-CN')).to.contain('中文');
    expect(formatPercent(0.2, 'en')).to.equal('20%');
  });
});
