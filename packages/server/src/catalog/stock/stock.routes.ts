import { routes, isRefusal, refuse, type Stock, type Refusal } from '@smallshop/contract';
import { and, desc, eq, lt } from 'drizzle-orm';
import { variants } from '../catalog.tables.ts';
import { transact } from '../../platform/database/transact.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import type { Database } from '../../platform/database/client.ts';
import { bind } from '../../shop/requests/bind-route.ts';
import { badCursor, cutPage, readCursor } from '../../platform/http/cursor.ts';
import { lockStore } from '../../shop/store/store.repo.ts';
import { adjustLevel, setLevel, setStock, type StockOf } from './adjust-stock.ts';
import type { Occasion } from './change-level.ts';
import { findLocation, findLocations, saveLocation } from './location.repo.ts';
import { refuseBundle } from './refuse-bundle.ts';
import { findVariant, viewStock } from './stock-view.ts';
import { stockAdjustments } from './stock.tables.ts';

const pageSize = 50;

async function show({ db, store }: RequestContext, sku: string): Promise<Stock | Refusal> {
  return (await viewStock(db, store.id, { sku })) ?? refuse('variant_not_found');
}

async function change(
  context: RequestContext,
  sku: string,
  work: (tx: Database, of: StockOf) => Promise<Refusal | undefined>,
): Promise<Stock | Refusal> {
  const refused = await transact<undefined>(context.db, async (tx) => {
    const variant = await findVariant(tx, context.store.id, { sku });
    if (!variant) return refuse('variant_not_found');
    return refuseBundle(variant, 'sku') ?? work(tx, { storeId: context.store.id, variantId: variant.id });
  });
  return isRefusal(refused) ? refused : show(context, sku);
}

function byMerchant({ keyId }: RequestContext, reason: Occasion['reason'], reference?: string): Occasion {
  return { reason, actor: { kind: 'merchant', id: keyId }, reference: reference ?? null };
}

export const stockTopic = [
  bind(routes.admin.getStock, (context, { sku }) => show(context, sku)),

  bind(routes.admin.setStock, (context, { sku, stock, locationId, sellWhenOut, reference }) =>
    change(context, sku, async (tx, of) => {
      if (sellWhenOut !== undefined)
        await tx.update(variants).set({ sellWhenOut }).where(eq(variants.id, of.variantId));
      const occasion = byMerchant(context, 'set', reference);
      if (locationId !== undefined) return setLevel(tx, of, locationId, stock, occasion);
      await setStock(tx, of, stock, occasion);
      return undefined;
    }),
  ),

  bind(routes.admin.adjustStock, (context, { sku, delta, reason, locationId, reference }) =>
    change(context, sku, (tx, of) => adjustLevel(tx, of, delta, byMerchant(context, reason, reference), locationId)),
  ),

  bind(routes.admin.listStockAdjustments, async ({ db, store }, { sku, limit = pageSize, cursor }) => {
    const after = cursor === undefined ? undefined : readCursor(cursor, 'newest', 'moment');
    if (after === null || (after && !/^\d{1,15}$/.test(after.id))) return badCursor();
    const variant = await findVariant(db, store.id, { sku });
    if (!variant) return refuse('variant_not_found');
    const older = after && lt(stockAdjustments.id, Number(after.id));
    const rows = await db
      .select()
      .from(stockAdjustments)
      .where(and(eq(stockAdjustments.variantId, variant.id), older))
      .orderBy(desc(stockAdjustments.id))
      .limit(limit + 1);
    const { shown, nextCursor } = cutPage(rows, limit, ({ id, at }) => ({
      order: 'newest',
      key: at.toISOString(),
      id: String(id),
    }));
    return {
      items: shown.map(({ id, locationId, delta, quantity, reason, actor, reference, at }) => ({
        id: String(id),
        sku,
        locationId,
        delta,
        quantity,
        reason,
        actor,
        reference,
        at: at.toISOString(),
      })),
      nextCursor,
    };
  }),

  bind(routes.admin.listLocations, async ({ db, store }) => ({
    items: (await findLocations(db, store.id)).map(({ id, name, priority, active }) => ({
      id,
      name,
      priority,
      active,
    })),
  })),

  bind(routes.admin.saveLocation, async ({ db, store }, { locationId, name, priority, active }) => {
    if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(locationId)) {
      return refuse('invalid_request', {
        errors: [{ field: 'locationId', code: 'invalid', detail: 'Small letters, digits and dashes, at most 32.' }],
      });
    }
    const saved = await db.transaction(async (tx) => {
      // Two who switch off the last two locations at once do so one after the other.
      await lockStore(tx, store.id);
      const before = await findLocation(tx, store.id, locationId);
      const wanted = { priority: priority ?? before?.priority ?? 0, active: active ?? before?.active ?? true };
      return saveLocation(tx, { storeId: store.id, id: locationId, name, ...wanted });
    });
    if (!saved)
      return refuse('invalid_request', {
        errors: [{ field: 'active', code: 'not_allowed', detail: 'A store needs one active location.' }],
      });
    const { id, name: savedName, priority: at, active: isActive } = saved;
    return { id, name: savedName, priority: at, active: isActive };
  }),
];
