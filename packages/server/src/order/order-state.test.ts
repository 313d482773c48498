import type { OrderStatus } from '@smallshop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStatus, type OrderEvent } from './order-state.ts';

describe('the status of an order', () => {
  it('becomes paid once: a second payment and a payment of a cancelled order are refused', () => {
    expect(nextStatus('pending', 'pay')).toBe('paid');
    for (const status of ['paid', 'partly_refunded', 'refunded', 'cancelled'] as const) expect(nextStatus(status, 'pay')).toBeNull();
  });

  it('can be cancelled only while no money has come', () => {
    expect(nextStatus('pending', 'cancel')).toBe('cancelled');
    expect(nextStatus('paid', 'cancel')).toBeNull();
  });

  it('is refunded in parts or whole, and then at rest', () => {
    expect(nextStatus('paid', 'refund_part')).toBe('partly_refunded');
    expect(nextStatus('partly_refunded', 'refund_part')).toBe('partly_refunded');
    expect(nextStatus('partly_refunded', 'refund')).toBe('refunded');
    expect(nextStatus('refunded', 'refund')).toBeNull();
  });

  it('never comes back to pending, whatever happens in whatever order', () => {
    const events = fc.array(fc.constantFrom<OrderEvent>('pay', 'cancel', 'refund_part', 'refund'), { maxLength: 12 });
    fc.assert(
      fc.property(events, (happening) => {
        let status: OrderStatus = 'pending';
        let moved = false;
        for (const event of happening) {
          const next = nextStatus(status, event);
          moved ||= next !== null;
          status = next ?? status;
          if (moved) expect(status).not.toBe('pending');
        }
      }),
    );
  });
});
