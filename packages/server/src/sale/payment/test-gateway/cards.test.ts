import { describe, expect, it } from 'vitest';
import { readCard } from './cards.ts';

const now = new Date('2026-11-22T12:00:00Z');
const card = (changes: object = {}) => ({
  number: '4242 4242 4242 4242',
  expiryMonth: 12,
  expiryYear: 2030,
  cvc: '123',
  ...changes,
});

describe('a test card', () => {
  it.each([
    ['4242424242424242', 'succeeds'],
    ['4000000000000002', 'declined'],
    ['4000-0000-0000-9995', 'insufficient_funds'],
    ['4000 0025 0000 3155', 'needs_confirmation'],
    ['4000000000000341', 'fails'],
  ])('%s %s', (number, scenario) => {
    expect(readCard(card({ number }), now)).toEqual({ scenario, last4: number.slice(-4) });
  });

  it('is none of the published ones: refused, even if its check digit is right', () => {
    for (const number of ['4111111111111111', '4242424242424241', '0000000000000000', 'constructor___']) {
      expect(readCard(card({ number }), now)).toEqual({ code: 'card_number_invalid', field: 'number' });
    }
  });

  it('is good to the end of the month printed on it', () => {
    expect(readCard(card({ expiryMonth: 11, expiryYear: 2026 }), now)).toHaveProperty('scenario');
    expect(readCard(card({ expiryMonth: 10, expiryYear: 2026 }), now)).toEqual({
      code: 'card_expired',
      field: 'expiryYear',
    });
    expect(readCard(card({ expiryMonth: 10, expiryYear: 2026 }), new Date('2026-11-01T11:00:00Z'))).toHaveProperty(
      'scenario',
    );
  });

  it('needs three digits on its back', () => {
    for (const cvc of ['12a', '1234'])
      expect(readCard(card({ cvc }), now)).toEqual({ code: 'card_cvc_invalid', field: 'cvc' });
  });
});
