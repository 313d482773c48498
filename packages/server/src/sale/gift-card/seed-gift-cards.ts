import type { Database } from '../../platform/database/client.ts';
import { insertGiftCard, newGiftCard } from './gift-card.repo.ts';

/** Creates the demo's gift cards. Safe to repeat: an existing card keeps its balance. */
export async function seedGiftCards(
  db: Database,
  storeId: string,
  cards: readonly { code: string; amount: number; currency: string }[],
): Promise<void> {
  for (const card of cards) {
    await db.transaction((tx) =>
      insertGiftCard(tx, newGiftCard(storeId, { ...card, expiresAt: null, note: '', createdAt: new Date() })),
    );
  }
}
