import { describe, expect, it } from 'vitest';
import { tableConverter } from './converter.ts';
import { customsTerritory, destinationOf } from '../platform/places/place.ts';

const convert = tableConverter({ EUR: '1', USD: '1.25', JPY: '150', KWD: '0.4' });

describe('converting a threshold', () => {
  it('minds the digits of either currency and rounds half up', () => {
    expect(convert(15_000, 'EUR', 'USD')).toBe(18_750);
    expect(convert(15_000, 'EUR', 'JPY')).toBe(22_500);
    expect(convert(10_000, 'JPY', 'EUR')).toBe(6667);
    expect(convert(100_000, 'KWD', 'EUR')).toBe(25_000);
    expect(convert(1, 'USD', 'JPY')).toBe(1); // 1.2
  });

  it('leaves an amount alone in its own currency, known or not', () => {
    expect(convert(123, 'XXX', 'XXX')).toBe(123);
  });

  it('takes the store’s own rate before the table’s', () => {
    const own = tableConverter({ EUR: '1', USD: '1.25', KWD: '0.4' }, [
      { from: 'USD', to: 'KWD', rate: '0.3065' },
      { from: 'XXX', to: 'USD', rate: '9' },
    ]);
    expect(own(10_000, 'USD', 'KWD')).toBe(30_650);
    expect(own(10_000, 'EUR', 'KWD')).toBe(38_313); // 1.25 × 0.3065 = 0.383125
    expect(own(10_000, 'EUR', 'USD')).toBe(12_500);
  });

  it('says when it does not know', () => {
    expect(convert(1, 'EUR', 'XXX')).toBeNull();
  });
});

describe('the destination of a cart', () => {
  it('is the delivery address as far as taxes go by it', () => {
    expect(
      destinationOf('US', { country: 'US', region: ' us-ca ', postalCode: '94110', city: 'San Francisco' }),
    ).toEqual({ country: 'US', administrativeArea: 'CA', postalCode: '94110' });
  });

  it('is the country alone before there is an address, or while it names another country', () => {
    expect(destinationOf('US', null)).toEqual({ country: 'US' });
    expect(destinationOf('US', { country: 'DE', postalCode: '10119' })).toEqual({ country: 'US' });
    expect(destinationOf('US', { country: 'US' })).toEqual({ country: 'US' });
  });

  it('belongs to the customs of its country, of the Union or of Switzerland', () => {
    expect(['DE', 'MC', 'LI', 'GB'].map((country) => customsTerritory({ country }))).toEqual(['EU', 'EU', 'CH', 'GB']);
  });
});
