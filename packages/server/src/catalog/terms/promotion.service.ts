import { refuse, type Promotion, type Refusal } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { collections } from '../catalog.tables.ts';
import { findVariantsForSale } from '../product/variant-lookup.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import type { Database } from '../../platform/database/client.ts';
import { findMarkets } from '../../shop/store/store.repo.ts';
import { promotionErrors, type PromotionScope } from '../../shop/promotion-settings/promotion-errors.ts';
import { toRow, viewPromotion, type Handles } from '../../shop/promotion-settings/promotion-view.ts';
import { findAllPromotions, savePromotion } from '../../shop/promotion-settings/promotion.repo.ts';

export async function listPromotions(db: Database, storeId: string): Promise<{ items: Promotion[] }> {
  const handles = await findHandles(db, storeId);
  return { items: (await findAllPromotions(db, storeId)).map((row) => viewPromotion(row, handles)) };
}

export async function setPromotion(
  { db, store }: RequestContext,
  promotion: Omit<Promotion, 'used'>,
): Promise<Promotion | Refusal> {
  return db.transaction(async (tx) => {
    const handles = await findHandles(tx, store.id);
    const errors = promotionErrors(promotion, await scopeOf(tx, store, promotion, handles));
    if (errors.length > 0) return refuse('invalid_request', { errors });
    return viewPromotion(await savePromotion(tx, toRow(store.id, promotion, handles)), handles);
  });
}

async function scopeOf(
  tx: Database,
  store: RequestContext['store'],
  { id, skus = [] }: Omit<Promotion, 'used'>,
  handles: Handles,
): Promise<PromotionScope> {
  const others = (await findAllPromotions(tx, store.id)).filter((each) => each.id !== id);
  const markets = await findMarkets(tx, store.id);
  const variants = await findVariantsForSale(tx, store.id, { skus: [...skus] }, markets[0]?.currencies[0] ?? '');
  return {
    defaultLanguage: store.defaultLanguage,
    collections: [...handles.keys()],
    skus: variants.map(({ variant }) => variant.sku),
    markets: markets.map((market) => market.id),
    codes: others.flatMap(({ code }) => code ?? []),
  };
}

async function findHandles(db: Database, storeId: string): Promise<Handles> {
  const rows = await db
    .select({ id: collections.id, handle: collections.handle })
    .from(collections)
    .where(eq(collections.storeId, storeId));
  return new Map(rows.map(({ handle, id }) => [handle, id]));
}
