import type { CollectionRules, Metafields } from '@smallshop/contract';
import { and, eq, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import type { LocalizedText } from '../../platform/database/text.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { markets } from '../../shop/store/store.tables.ts';
import { collectionProducts, collections, productListings, products } from '../catalog.tables.ts';
import { hasSellableVariant } from '../publication/preorder-availability.ts';
import { matchesRules, type RuleFacts } from './collection-rules.ts';

interface Changing {
  id: string;
  rules: CollectionRules | null;
  sortOrder: string;
}

interface Member {
  collectionId: string;
  productId: string;
}

/**
 * Brings the collections with rules, and the order of those that are sorted, up to these products; without ids, up to
 * all products of the store. Part of a transaction that holds the store's prices. One statement for a store that has no
 * such collection. `now` decides which pre-orders can be sold.
 */
export async function refreshMemberships(
  tx: Database,
  storeId: string,
  productIds?: readonly string[],
  now = new Date(),
): Promise<void> {
  if (productIds?.length === 0) return;
  const changing = await tx
    .select({ id: collections.id, rules: collections.rules, sortOrder: collections.sortOrder })
    .from(collections)
    .where(
      and(eq(collections.storeId, storeId), or(isNotNull(collections.rules), ne(collections.sortOrder, 'manual'))),
    );
  const ruled = changing.filter(({ rules }) => rules !== null);
  if (ruled.length > 0) await refreshRuled(tx, { storeId, productIds, now }, ruled);
  await sortMembers(
    tx,
    storeId,
    changing.filter(({ sortOrder }) => sortOrder !== 'manual').map(({ id }) => id),
  );
}

/**
 * Brings collections up to what changes without a transaction that saves a product: the stock, which orders change, the
 * days on which pre-orders end, and the order of titles. Returns the number of stores.
 */
export async function refreshCollections(db: Database, now: Date): Promise<number> {
  const hasAvailability = sql`${collections.rules} -> 'conditions' @> '[{"field": "available"}]'`;
  const stores = await db
    .selectDistinct({ id: collections.storeId })
    .from(collections)
    .where(or(eq(collections.sortOrder, 'title'), hasAvailability));
  for (const { id } of stores)
    await db.transaction(async (tx) => {
      await lockPrices(tx, id);
      await refreshMemberships(tx, id, undefined, now);
    });
  return stores.length;
}

async function refreshRuled(
  tx: Database,
  scope: { storeId: string; productIds: readonly string[] | undefined; now: Date },
  ruled: readonly Changing[],
): Promise<void> {
  const { productIds } = scope;
  const needsMetafields = ruled.some(({ rules }) => rules!.conditions.some(({ field }) => field === 'metafield'));
  const facts = await findFacts(tx, scope, needsMetafields);
  const members = await tx
    .select({ collectionId: collectionProducts.collectionId, productId: collectionProducts.productId })
    .from(collectionProducts)
    .where(
      and(
        isOneOf(
          collectionProducts.collectionId,
          ruled.map(({ id }) => id),
        ),
        productIds && isOneOf(collectionProducts.productId, productIds),
      ),
    );
  const present = Map.groupBy(members, ({ collectionId }) => collectionId);
  const gone: Member[] = [];
  const added: (Member & { nth: number })[] = [];
  for (const { id: collectionId, rules } of ruled) {
    const before = new Set(present.get(collectionId)?.map(({ productId }) => productId));
    const matching = facts.filter((product) => matchesRules(rules!, product)).map(({ id }) => id);
    const kept = new Set(matching);
    for (const productId of before) if (!kept.has(productId)) gone.push({ collectionId, productId });
    const fresh = matching.filter((productId) => !before.has(productId));
    added.push(...fresh.map((productId, place) => ({ collectionId, productId, nth: place + 1 })));
  }
  const given = (rows: readonly Member[]) => sql`json_to_recordset(${JSON.stringify(rows)}::json)
    as given("collectionId" text, "productId" text, nth integer)`;
  if (gone.length > 0)
    await tx.execute(sql`delete from ${collectionProducts} using ${given(gone)}
      where collection_id = given."collectionId" and product_id = given."productId"`);
  if (added.length > 0)
    await tx.execute(sql`insert into ${collectionProducts} (collection_id, product_id, position)
      select given."collectionId", given."productId", given.nth + coalesce((select max(member.position)
        from ${collectionProducts} member where member.collection_id = given."collectionId"), -1)
      from ${given(added)} on conflict do nothing`);
}

/** In the order of the shop. */
async function findFacts(
  tx: Database,
  { storeId, productIds, now }: { storeId: string; productIds: readonly string[] | undefined; now: Date },
  needsMetafields: boolean,
): Promise<(RuleFacts & { id: string })[]> {
  // Drizzle leaves out the table of a column that it knows, and these tables have an "id" too.
  const prices = sql<Record<string, number> | null>`(select json_object_agg(listing.currency, listing.price)
    from ${productListings} listing where listing.product_id = products.id)`;
  const available = hasSellableVariant(sql`products.id`, now);
  const { id, title, vendor, productType, tags, data } = products;
  const metafields = needsMetafields ? sql<Metafields | null>`${data} -> 'metafields'` : sql<null>`null`;
  const rows = await tx
    .select({ id, title, vendor, productType, tags, prices, available, metafields })
    .from(products)
    .where(and(eq(products.storeId, storeId), productIds && isOneOf(products.id, productIds)))
    .orderBy(products.position, products.id);
  return rows.map(({ title: texts, prices: byCurrency, metafields: ofProduct, ...facts }) => ({
    ...facts,
    metafields: ofProduct ?? {},
    titles: Object.values<string>(texts satisfies LocalizedText),
    prices: byCurrency ?? {},
  }));
}

/** Numbers the products of sorted collections. Those that are in their place already are left alone. */
export async function sortMembers(tx: Database, storeId: string, collectionIds: readonly string[]): Promise<void> {
  if (collectionIds.length === 0) return;
  const ids = sql.param([...collectionIds]);
  await tx.execute(sql`
    with shown as (
      select (select currencies[1] from ${markets} where store_id = ${storeId} order by position limit 1) as currency,
        (select default_language from stores where id = ${storeId}) as language
    ), ranked as (
      select member.collection_id, member.product_id, row_number() over (
          partition by member.collection_id
          order by case collection.sort_order
            when 'price_asc' then listing.price
            when 'price_desc' then -listing.price
            when 'newest' then -(extract(epoch from product.created_at) * 1000000)::bigint
            when 'title' then (product.title_ranks ->> shown.language)::bigint end nulls last,
            lower(product.title ->> shown.language), product.position, product.id) - 1 as nth
      from shown, ${collectionProducts} member
        join ${collections} collection on collection.id = member.collection_id
        join ${products} product on product.id = member.product_id
        left join ${productListings} listing on listing.product_id = product.id
          and listing.currency = (select currency from shown)
      where member.collection_id = any(${ids}::text[]))
    update ${collectionProducts} set position = ranked.nth from ranked
    where ${collectionProducts.collectionId} = ranked.collection_id
      and ${collectionProducts.productId} = ranked.product_id and ${collectionProducts.position} <> ranked.nth`);
}
