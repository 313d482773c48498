import type { Rounding } from '@smallshop/contract';
import { currencies, currencyDigits } from '@smallshop/contract/format';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertAmount } from './convert-amount.ts';

const convert = (amount: number, to: string, rate: string, rounding: Rounding, from = 'USD') =>
  convertAmount(amount, { from, to, rate, rounding });

describe('a price in another currency', () => {
  it.each<[string, number, string, string, Rounding, number]>([
    ['$48.00 at 0.92 is €44.16', 4800, 'EUR', '0.92', 'exact', 4416],
    ['… whole €44', 4800, 'EUR', '0.92', 'whole', 4400],
    ['… ending in .99 €43.99, which is nearer than €44.99', 4800, 'EUR', '0.92', '.99', 4399],
    ['… ending in .95 €43.95', 4800, 'EUR', '0.92', '.95', 4395],
    ['… by fives €45', 4800, 'EUR', '0.92', 'nearest_5', 4500],
    ['$48.00 at 0.3065 is KD 14.712', 4800, 'KWD', '0.3065', 'exact', 14712],
    ['… ending in .99 KD 14.990, three digits', 4800, 'KWD', '0.3065', '.99', 14990],
    ['… ending in .95 KD 14.950', 4800, 'KWD', '0.3065', '.95', 14950],
    ['… whole KD 15.000', 4800, 'KWD', '0.3065', 'whole', 15000],
    ['$48.00 at 151.37 is ¥7266', 4800, 'JPY', '151.37', 'exact', 7266],
    ['… whole, because yen have no ending in .99', 4800, 'JPY', '151.37', '.99', 7266],
    ['… by fives ¥7265', 4800, 'JPY', '151.37', 'nearest_5', 7265],
    ['$48.00 at 1390.5 is ₩66744', 4800, 'KRW', '1390.5', 'whole', 66744],
    ['€12.90 at 388 is 5005.20 forints, which have hundredths', 1290, 'HUF', '388', 'exact', 500_520],
    ['… whole', 1290, 'HUF', '388', 'whole', 500_500],
    ['… ending in .99', 1290, 'HUF', '388', '.99', 500_499],
    ['half a cent goes up', 1, 'EUR', '0.5', 'exact', 1],
    ['half a unit goes up', 100, 'EUR', '0.5', 'whole', 100],
    ['halfway between two endings goes up', 149, 'EUR', '1', '.99', 199],
  ])('%s', (_, amount, to, rate, rounding, expected) => {
    expect(convert(amount, to, rate, rounding)).toBe(expected);
  });

  it.each(currencies())('of one dollar at 1 is one unit of %s', (currency) => {
    expect(convert(100, currency, '1', 'exact')).toBe(10 ** currencyDigits(currency));
    expect(convert(10 ** currencyDigits(currency), 'USD', '1', 'exact', currency)).toBe(100);
  });

  it('from yen into dinars counts the digits of both', () => {
    expect(convert(7200, 'KWD', '0.00203', 'exact', 'JPY')).toBe(14616);
  });

  it('of nothing is nothing, and of little is never nothing', () => {
    expect(convert(0, 'EUR', '0.92', '.99')).toBe(0);
    expect(convert(1, 'EUR', '0.001', 'exact')).toBe(1);
    expect(convert(10, 'EUR', '0.92', 'whole')).toBe(100);
    expect(convert(10, 'EUR', '0.92', 'nearest_5')).toBe(500);
    expect(convert(10, 'EUR', '0.92', '.95')).toBe(95);
  });
});

describe('every conversion', () => {
  const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'KRW', 'KWD', 'BHD', 'CNY');
  const rate = fc
    .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 999_999 }))
    .map(([whole, parts]) => `${whole}.${String(parts).padStart(6, '0')}`);
  const rounding = fc.constantFrom<Rounding>('exact', 'whole', '.99', '.95', 'nearest_5');
  const amount = fc.integer({ min: 1, max: 100_000_000 });

  const stepOf = (rule: Rounding, to: string) =>
    rule === 'exact' ? 1 : 10 ** currencyDigits(to) * (rule === 'nearest_5' ? 5 : 1);

  it('is at most half a step from the exact value, or the smallest price there is', () => {
    fc.assert(
      fc.property(amount, currency, currency, rate, rounding, (value, from, to, by, rule) => {
        const converted = convertAmount(value, { from, to, rate: by, rounding: rule });
        const digits = BigInt(by.replace('.', ''));
        const exact = BigInt(value) * digits * 10n ** BigInt(currencyDigits(to));
        const unit = 10n ** BigInt(6 + currencyDigits(from));
        const distance = BigInt(converted) * unit - exact;
        const step = BigInt(stepOf(rule, to));
        expect(converted).toBeGreaterThan(0);
        // Only the smallest price may be further away: from above.
        if (converted > Number(step)) expect(2n * (distance < 0n ? -distance : distance) <= step * unit).toBe(true);
        else expect(2n * -distance <= step * unit).toBe(true);
      }),
    );
  });

  it('ends as the merchant wants it', () => {
    fc.assert(
      fc.property(amount, currency, rate, rounding, (value, to, by, rule) => {
        const converted = convertAmount(value, { from: 'USD', to, rate: by, rounding: rule });
        const exponent = currencyDigits(to);
        const ending =
          (rule === '.99' || rule === '.95') && exponent >= 2 ? Number(rule.slice(1)) * 10 ** (exponent - 2) : 0;
        expect((converted - ending) % stepOf(rule, to)).toBe(0);
      }),
    );
  });

  it('keeps the order of prices', () => {
    fc.assert(
      fc.property(amount, amount, currency, rate, rounding, (a, b, to, by, rule) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((value) =>
          convertAmount(value, { from: 'USD', to, rate: by, rounding: rule }),
        );
        expect(low).toBeLessThanOrEqual(high!);
      }),
    );
  });
});
