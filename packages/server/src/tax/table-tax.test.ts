import { describe, expect, it } from 'vitest';
import { tableTax } from './tax.ts';
import { standardTaxRates } from './tax-rates.data.ts';

const tax = tableTax(new Map(Object.entries(standardTaxRates)));

describe('tax by a table of rates', () => {
  it('rounds half up for each line and for shipping, and sums what it rounded', () => {
    const result = tax({ country: 'AU', included: false, lines: [{ id: 'a', amount: 5 }, { id: 'b', amount: 14 }], shipping: 15 });
    expect([...result.lines]).toEqual([['a', 1], ['b', 1]]);
    expect(result.shipping).toBe(2);
    expect(result.total).toBe(4);
  });

  it('finds the tax inside a gross price', () => {
    expect(tax({ country: 'DE', included: true, lines: [{ id: 'a', amount: 11_900 }], shipping: 0 }).total).toBe(1900);
    expect(tax({ country: 'CH', included: true, lines: [{ id: 'a', amount: 10_810 }], shipping: 0 }).total).toBe(810);
  });

  it('is nothing where no rate is known', () => {
    expect(tax({ country: 'US', included: false, lines: [{ id: 'a', amount: 10_000 }], shipping: 500 }).total).toBe(0);
  });

  it('has a rate for every member state of the European Union', () => {
    const union = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');
    for (const country of union) expect(standardTaxRates[country], country).toBeGreaterThanOrEqual(1500);
  });
});
