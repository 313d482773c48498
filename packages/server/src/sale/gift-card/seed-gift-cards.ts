import type { Database } from '../../platform/database/client.ts';
import { insertGiftCard, newGiftCard } from './gift-card.repo.ts';

/** A demo's gift cards. Safe to repeat: a card that is there already keeps what is left on it. */
export async function seedGiftCards(db: Database, storeId: string, cards: readonly { code: string; amount: number; currency: string }[]): Promise<void> {
  for (const card of cards) {
    await db.transaction((tx) => insertGiftCard(tx, newGiftCard(storeId, { ...card, expiresAt: null, note: '', createdAt: new Date() })));
  }
}
