import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashGiftCode, isGiftCode, lastFour, newGiftCode, plainGiftCode } from './gift-code.ts';

it('makes codes of four groups, never the same, that are codes', () => {
  const codes = Array.from({ length: 500 }, newGiftCode);
  for (const code of codes) {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(isGiftCode(code)).toBe(true);
    expect(plainGiftCode(code)).toBe(code.replaceAll('-', ''));
  }
  expect(new Set(codes).size).toBe(500);
});

it.each([
  ['small letters', '7k3m-q9zd-0rw4-ht6x'],
  ['spaces instead of hyphens', ' 7K3M Q9ZD 0RW4 HT6X '],
  ['nothing between', '7K3MQ9ZD0RW4HT6X'],
  ['the letter O', '7K3M-Q9ZD-ORW4-HT6X'],
  ['full-width letters of a Chinese keyboard', '７Ｋ３Ｍ－Ｑ９ＺＤ－０ＲＷ４－ＨＴ６Ｘ'],
  ['a dash that a word processor made', '7K3M–Q9ZD–0RW4–HT6X'],
])('is the same code with %s', (_, typed) => {
  expect(hashGiftCode('s', typed)).toBe(hashGiftCode('s', '7K3M-Q9ZD-0RW4-HT6X'));
  expect(lastFour(typed)).toBe('HT6X');
});

it('is another code in another store, and where one letter differs', () => {
  expect(hashGiftCode('a', '7K3M-Q9ZD-0RW4-HT6X')).not.toBe(hashGiftCode('b', '7K3M-Q9ZD-0RW4-HT6X'));
  expect(hashGiftCode('a', '7K3M-Q9ZD-0RW4-HT6X')).not.toBe(hashGiftCode('a', '7K3M-Q9ZD-0RW4-HT6Y'));
});

it.each(['', 'WELCOME10', 'ELEVEN-CHAR1', '7K3M-Q9ZD-0RW4-HT6X!', 'Ж'.repeat(16), 'A'.repeat(41)])(
  'takes %j for no code',
  (typed) => {
    expect(isGiftCode(typed)).toBe(false);
  },
);

it('is settled: a plain code stays as it is, whatever was typed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'aZ09oOiIlLsſ -–—Ａ７ｉ') }),
      (typed) => plainGiftCode(plainGiftCode(typed)) === plainGiftCode(typed),
    ),
  );
});
