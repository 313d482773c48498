import { routes, type AdminOrder } from '@smallshop/contract';
import { createReadyCheckout } from '../../sale/checkout/shopper.harness.ts';
import type { TestServer } from '../../test-support/test-server.ts';

export interface PlacedOrder {
  id: string;
  number: string;
  token: string;
}

/** Places an order of three trays and two candles. Default payment method: card. */
export async function createTestOrder(
  server: TestServer,
  paymentMethodId: 'test_card' | 'bank_transfer' | 'cash_on_delivery' = 'test_card',
): Promise<PlacedOrder> {
  const shopper = await createReadyCheckout(server, [
    { sku: 'OAK-TRAY', quantity: 3 },
    { sku: 'CANDLE', quantity: 2 },
  ]);
  const token = paymentMethodId === 'test_card' ? await shopper.card() : undefined;
  const { body, problem } = await shopper.pay(token, { paymentMethodId });
  if (!body?.order) throw new Error(`No order was made: ${problem?.code}`);
  return body.order;
}

export const seenByMerchant = (server: TestServer, orderId: string): Promise<AdminOrder> =>
  server.ok(routes.admin.getOrder, { orderId });

export function lineOf(order: AdminOrder, sku: string): string {
  return order.lines.find((line) => line.sku === sku)!.id;
}

export function totalOf({ totals }: Pick<AdminOrder, 'totals'>): number {
  return totals.find(({ type }) => type === 'total')!.amount.amount;
}
