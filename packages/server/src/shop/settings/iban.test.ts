import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIban, printIban, normalizeIban } from './iban.ts';

/**
 * Examples of the IBAN registry,
 * https://www.swift.com/standards/data-standards/iban-international-bank-account-number.
 */
const examples = [
  'DE89 3704 0044 0532 0130 00',
  'GB29 NWBK 6016 1331 9268 19',
  'FR14 2004 1010 0505 0001 3M02 606',
  'NO93 8601 1117 947',
  'BE68 5390 0754 7034',
  'CH93 0076 2011 6238 5295 7',
  'KW81 CBKU 0000 0000 0000 1234 5601 01',
  'MT84 MALT 0110 0001 2345 MTLC AST0 01S',
  'AE07 0331 2345 6789 0123 456',
];

describe('an IBAN', () => {
  it.each(examples)('%s is right', (example) => {
    expect(isIban(normalizeIban(example))).toBe(true);
  });

  it('may be written in small letters and with spaces', () => {
    expect(normalizeIban(' de89 3704 0044 0532 0130 00 ')).toBe('DE89370400440532013000');
  });

  it.each(examples)('%s is shown in groups of four', (example) => {
    expect(printIban(normalizeIban(example).toLowerCase())).toBe(printIban(example));
    expect(printIban(example)).toMatch(/^(\S{4} )+\S{1,4}$/);
  });

  it.each([
    '',
    'DE89',
    'DE00370400440532013000',
    '89DE370400440532013000',
    'DE89 3704',
    'DE8937040044053201300Ä',
    `DE89${'0'.repeat(40)}`,
  ])('%o is none', (text) => {
    expect(isIban(text)).toBe(false);
  });

  it('with one wrong character, or two neighbours swapped, is never right', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...examples.map(normalizeIban)),
        fc.nat(),
        fc.constantFrom(...'0123456789'),
        fc.boolean(),
        (iban, place, other, swaps) => {
          const at = place % (iban.length - 1);
          const wrong = swaps
            ? iban.slice(0, at) + iban[at + 1]! + iban[at]! + iban.slice(at + 2)
            : iban.slice(0, at) + other + iban.slice(at + 1);
          if (wrong !== iban) expect(isIban(wrong)).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
