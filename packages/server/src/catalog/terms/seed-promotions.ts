import type { Database } from '../../platform/database/client.ts';
import { findCollectionId } from '../product/collection.repo.ts';
import { demoPromotions } from './demo-promotions.data.ts';
import { promotions } from '../../shop/promotion-settings/promotion.tables.ts';

/** The demo's promotions. Safe to repeat: what is there already stays as the merchant made it. */
export async function seedPromotions(db: Database, storeId: string): Promise<void> {
  for (const { collection, ...promotion } of demoPromotions) {
    const collectionId = collection === undefined ? undefined : await findCollectionId(db, storeId, collection);
    if (collection !== undefined && collectionId === undefined) continue;
    await db
      .insert(promotions)
      .values({ ...promotion, storeId, collections: collectionId === undefined ? null : [collectionId] })
      .onConflictDoNothing();
  }
}
