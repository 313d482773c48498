import type { SettingsRow } from '../../shop/settings/settings.tables.ts';
import type { PaymentKind, PaymentOutcome } from '../payment/port/payment-port.ts';

const day = 24 * 60 * 60_000;

/**
 * Until when a new order waits for its money; null where it may wait for ever. Only a transfer has such a
 * day: a debit that is under way ends by itself, and cash comes at the door.
 */
export function paymentDueAt({ transferDays }: Pick<SettingsRow, 'transferDays'>, kind: PaymentKind, status: PaymentOutcome['status'], placedAt: Date): Date | null {
  if (kind !== 'bank_transfer' || status !== 'pending' || transferDays === null) return null;
  return new Date(placedAt.getTime() + transferDays * day);
}
