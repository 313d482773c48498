import { expect, it } from 'vitest';
import { unitPrice } from './unit-price.ts';

it.each([
  ['250 g at 12.00, for 1 kg', 1200, [250, 'g'], [1, 'kg'], 4800],
  ['0.75 l at 8.99, for 1 l', 899, [0.75, 'l'], [1, 'l'], 1199],
  ['12 fl oz at 3.00, for 100 ml', 300, [12, 'floz'], [100, 'ml'], 85],
  ['6 items at 2.99, for 1', 299, [6, 'item'], [1, 'item'], 50],
  ['3 m at ¥1000, for 1 m', 1000, [3, 'm'], [1, 'm'], 333],
  ['half a minor unit, which is rounded up', 1, [2, 'item'], [1, 'item'], 1],
  ['the largest price of the smallest measure', 99_999_999_999, [0.001, 'kg'], [1, 'kg'], 99_999_999_999_000],
] as const)('computes the unit price of %s', (_, amount, [quantity, unit], [of, baseUnit], price) => {
  expect(unitPrice(amount, { measure: { quantity, unit }, base: { quantity: of, unit: baseUnit } })).toBe(price);
});
