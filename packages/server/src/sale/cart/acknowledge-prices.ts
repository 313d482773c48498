import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import type { CartContents } from './cart-contents.ts';
import { cartLines } from '../records/cart.tables.ts';

/** Stores today's prices as seen by the shopper. From then on only a further change counts as a change. */
export async function acknowledgePrices(tx: Database, { items }: CartContents): Promise<void> {
  for (const { line, sale } of items) {
    if (!sale.price) continue;
    const { amount, currency } = sale.price;
    if (line.seenAmount === amount && line.seenCurrency === currency) continue;
    await tx.update(cartLines).set({ seenAmount: amount, seenCurrency: currency }).where(eq(cartLines.id, line.id));
  }
}
