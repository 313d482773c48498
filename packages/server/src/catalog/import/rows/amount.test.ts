import { currencies, currencyDigits } from '@smallshop/contract/format';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount, parseQuantity } from './amount.ts';

describe('a price', () => {
  it.each([
    ['9.99', 'USD', 999],
    ['9.9', 'USD', 990],
    ['9', 'USD', 900],
    ['9.00', 'JPY', 9],
    ['9', 'JPY', 9],
    ['1.999', 'KWD', 1999],
    ['0', 'EUR', 0],
    ['19.990', 'USD', 1999],
    ['5005.20', 'HUF', 500_520],
    ['1250.5', 'PKR', 125_050],
    ['1.2345', 'CLF', 12_345],
  ])('%s %s is %i in minor units', (text, currency, amount) => expect(parseAmount(text, currency)).toBe(amount));

  it.each([
    ['9999999999.99', 'USD', 999_999_999_999],
    ['10000000000', 'USD', 'is more than 9999999999.99, the largest price: write a lower one'],
    ['999999999.999', 'KWD', 999_999_999_999],
    ['1000000000', 'KWD', 'is more than 999999999.999, the largest price: write a lower one'],
    ['9'.repeat(400), 'JPY', 'is more than 999999999999, the largest price: write a lower one'],
  ])('%s %s is read up to the largest price', (text, currency, amount) =>
    expect(parseAmount(text, currency)).toBe(amount),
  );

  it('may have a decimal comma where cells are separated by something else, but no three digits after it', () => {
    expect(parseAmount('12,90', 'EUR', true)).toBe(1290);
    expect(parseAmount('12,90', 'EUR')).toMatch(/is not a price/);
    for (const text of ['1,000', '1.234,56', '1 234,56'])
      expect(parseAmount(text, 'EUR', true)).toBe(
        'is not a price: write digits and a comma or a point, such as 19,99, without a sign for thousands',
      );
  });

  it.each(currencies())('of 1 in %s is one unit, and 0.5 half of it where there are digits', (currency) => {
    const unit = 10 ** currencyDigits(currency);
    expect(parseAmount('1', currency)).toBe(unit);
    expect(parseAmount('0.5', currency)).toEqual(unit === 1 ? expect.stringContaining('has more decimals') : unit / 2);
  });

  it('comes back exactly, for any amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (amount) => {
        const digits = String(amount).padStart(3, '0');
        expect(parseAmount(`${digits.slice(0, -2)}.${digits.slice(-2)}`, 'USD')).toBe(amount);
      }),
    );
  });
});

describe('a quantity', () => {
  it.each([
    ['5', 5],
    ['+5', 5],
    ['-3', -3],
    ['10.0', 10],
    ['10.00', 10],
    ['10,0', 10],
    ['1,000', 1000],
    ['1,234,567', 1_234_567],
    ['1,000.0', 1000],
    ['1’000', 1000],
    ['1\u202f000', 1000],
    ['0', 0],
  ])('%s is %i', (text, quantity) => expect(parseQuantity(text)).toBe(quantity));

  it.each([
    ['many', 'is not a number: write digits, such as 12'],
    ['1.5', 'is not a whole number: round it'],
    ['1.000', 'may be one or a thousand: write it without the point'],
    ['1,00,0', 'is not a number: write digits, such as 12'],
    ['12345678', 'is not a number: write digits, such as 12'],
    ['1e3', 'is not a number: write digits, such as 12'],
  ])('%s %s', (text, problem) => expect(parseQuantity(text)).toBe(problem));
});
