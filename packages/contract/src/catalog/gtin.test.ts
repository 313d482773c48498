import { expect, it } from 'vitest';
import { gtinCheckDigit, isGtin } from './gtin.ts';

it.each(['96385074', '036000291452', '4006381333931', '9783161484100', '10614141000415'])('%s is a GTIN', (gtin) => {
  expect(isGtin(gtin)).toBe(true);
  expect(gtinCheckDigit(gtin.slice(0, -1))).toBe(gtin.at(-1));
});

it.each(['', '4006381333932', '36000291452', '400638133393', '40063813339310', '4006381333931 ', '400638133393X'])(
  '"%s" is none',
  (text) => {
    expect(isGtin(text)).toBe(false);
  },
);
