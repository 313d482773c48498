import type { Promotion } from '@smallshop/contract';
import type { PromotionRow } from './promotion.tables.ts';

/** Ids of collections by handle. */
export type Handles = ReadonlyMap<string, string>;

/** Converts a promotion from the API to a row. The caller has checked that the handles exist. */
export function toRow(
  storeId: string,
  promotion: Omit<Promotion, 'used'>,
  handles: Handles,
): Omit<PromotionRow, 'usedCount'> {
  const {
    id,
    kind,
    code,
    titles,
    combinable,
    buyXGetY,
    collections,
    skus,
    markets,
    startsAt,
    endsAt,
    usageLimit,
    customerLimit,
  } = promotion;
  const ids = (names: readonly string[]) => names.map((name) => handles.get(name)!);
  return {
    storeId,
    id,
    kind,
    titles,
    combinable,
    code: code && code.toUpperCase(),
    basisPoints: promotion.basisPoints ?? 0,
    amounts: promotion.amounts ?? {},
    buyXGetY: buyXGetY
      ? { ...buyXGetY, getCollections: buyXGetY.getCollections && ids(buyXGetY.getCollections) }
      : null,
    minimumSubtotals: promotion.minimumSubtotals ?? {},
    collections: collections ? ids(collections) : null,
    skus: skus ?? null,
    markets: markets ?? null,
    startsAt: startsAt ? new Date(startsAt) : null,
    endsAt: endsAt ? new Date(endsAt) : null,
    usageLimit: usageLimit ?? null,
    customerLimit: customerLimit ?? null,
  };
}

/** Converts a row to a promotion of the API. Collections that were deleted are left out. */
export function viewPromotion(row: PromotionRow, handles: Handles): Promotion {
  const handleOf = new Map([...handles].map(([handle, id]) => [id, handle]));
  const names = (ids: readonly string[]) => ids.flatMap((id) => handleOf.get(id) ?? []);
  const {
    id,
    kind,
    code,
    titles,
    combinable,
    basisPoints,
    amounts,
    buyXGetY,
    minimumSubtotals,
    collections,
    skus,
    markets,
    startsAt,
    endsAt,
    usageLimit,
    customerLimit,
  } = row;
  return {
    id,
    kind,
    code,
    titles,
    combinable,
    ...(kind === 'percentage' && { basisPoints }),
    ...(kind === 'amount' && { amounts }),
    ...(buyXGetY && {
      buyXGetY: { ...buyXGetY, getCollections: buyXGetY.getCollections && names(buyXGetY.getCollections) },
    }),
    ...(Object.keys(minimumSubtotals).length > 0 && { minimumSubtotals }),
    ...(collections && { collections: names(collections) }),
    ...(skus && { skus }),
    ...(markets && { markets }),
    ...(startsAt && { startsAt: startsAt.toISOString() }),
    ...(endsAt && { endsAt: endsAt.toISOString() }),
    ...(usageLimit !== null && { usageLimit }),
    ...(customerLimit !== null && { customerLimit }),
    used: row.usedCount,
  };
}
