import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ibanError, normalizeIban, printIban } from './iban.ts';

const errorOf = (text: string) => ibanError(normalizeIban(text));

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
  'NL91 ABNA 0417 1643 00',
  'ES91 2100 0418 4502 0005 1332',
  'PL61 1090 1014 0000 0712 1981 2874',
  'BR18 0036 0305 0000 1000 9795 493C 1',
];

describe('an IBAN', () => {
  it.each(examples)('%s is right', (example) => {
    expect(errorOf(example)).toBeUndefined();
  });

  it('may be written in small letters and with spaces', () => {
    expect(normalizeIban(' de89 3704 0044 0532 0130 00 ')).toBe('DE89370400440532013000');
  });

  it.each(examples)('%s is shown in groups of four', (example) => {
    expect(printIban(normalizeIban(example).toLowerCase())).toBe(printIban(example));
    expect(printIban(example)).toMatch(/^(\S{4} )+\S{1,4}$/);
  });

  it.each([
    ['no text', '', /begins with the code of a country/],
    ['a number without a country', '89DE370400440532013000', /begins with the code of a country/],
    ['a country without IBANs', 'US89370400440532013000', /begins with the code of a country/],
    ['check digits alone', 'DE89', /of DE has 22 characters, this one has 4/],
    ['a digit too few', 'DE89 3704 0044 0532 0130 0', /of DE has 22 characters, this one has 21/],
    ['a digit too many', 'NO93 8601 1117 9470', /of NO has 15 characters, this one has 16/],
    ['the length of another country', `DE89${'0'.repeat(40)}`, /of DE has 22 characters, this one has 44/],
    ['a letter among the digits', 'DE8937040044053201300Ä', /does not have the format of DE/],
    ['a digit in the bank code', 'GB29 1WBK 6016 1331 9268 19', /does not have the format of GB/],
    ['a wrong check digit', 'DE00370400440532013000', /check digits do not fit/],
    ['check digits that are letters', 'DEAA370400440532013000', /check digits do not fit/],
    ['a wrong check digit of the country', withCheckDigits('NO', '86011117948'), /check digits do not fit/],
  ])('with %s is refused', (_, text, error) => {
    expect(errorOf(text)).toMatch(error);
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
          if (wrong !== iban) expect(ibanError(wrong)).toBeDefined();
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** Returns the IBAN of an account number with the check digits of ISO 7064 MOD 97-10. */
function withCheckDigits(country: string, account: string): string {
  const digits = [...account, ...country, '0', '0'].map((character) => parseInt(character, 36)).join('');
  return country + String(98n - (BigInt(digits) % 97n)).padStart(2, '0') + account;
}
