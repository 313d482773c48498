import { dayMs } from '@smallshop/contract';
import type { SettingsRow } from '../../shop/store/settings.tables.ts';
import type { PaymentKind, PaymentOutcome } from '../payment/port/payment-port.ts';

/**
 * Returns the time until which a new order waits for its payment; null if it may wait forever. Only a bank transfer
 * has a due time: a pending debit ends without us, and cash is paid on delivery.
 */
export function paymentDueAt(
  { transferDays }: Pick<SettingsRow, 'transferDays'>,
  kind: PaymentKind,
  status: PaymentOutcome['status'],
  placedAt: Date,
): Date | null {
  if (kind !== 'bank_transfer' || status !== 'pending' || transferDays === null) return null;
  return new Date(placedAt.getTime() + transferDays * dayMs);
}
