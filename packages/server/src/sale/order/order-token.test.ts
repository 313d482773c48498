import { describe, expect, it } from 'vitest';
import { opensOrder, orderToken } from './order-token.ts';

describe('the token of an order', () => {
  const token = orderToken('secret', 'ord_1');

  it('is the same each time, and opens the order', () => {
    expect(orderToken('secret', 'ord_1')).toBe(token);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(opensOrder(token, 'secret', 'ord_1')).toBe(true);
  });

  it('opens no other order and none of another store', () => {
    expect(opensOrder(token, 'secret', 'ord_2')).toBe(false);
    expect(opensOrder(token, 'another secret', 'ord_1')).toBe(false);
    for (const guess of ['', 'x', token.slice(1), `${token}x`])
      expect(opensOrder(guess, 'secret', 'ord_1')).toBe(false);
  });
});
