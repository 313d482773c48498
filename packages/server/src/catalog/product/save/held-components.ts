import { sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database/client.ts';
import { bundleComponents, products, variants } from '../../catalog.tables.ts';

export interface HeldComponent {
  sku: string;
  bundleSku: string;
  bundleHandle: string;
}

/**
 * Returns the components that bundles would lose if these variants, or those of a product, were deleted, with one
 * bundle for each. Bundles that are deleted with them do not count.
 */
export async function findHeldComponents(
  tx: Database,
  of: { productId: string } | { deleted: readonly string[] },
): Promise<HeldComponent[]> {
  if ('deleted' in of && of.deleted.length === 0) return [];
  const isDeleted = (alias: 'part' | 'bundle') =>
    'deleted' in of
      ? sql`${sql.raw(alias)}.id = any(${sql.param([...of.deleted])})`
      : sql`${sql.raw(alias)}.product_id = ${of.productId}`;
  const { rows } = (await tx.execute(sql`
    select distinct on (part.id) part.sku, bundle.sku as "bundleSku", ${products}.handle as "bundleHandle"
    from ${bundleComponents} item join ${variants} part on part.id = item.component_id
      join ${variants} bundle on bundle.id = item.bundle_id join ${products} on ${products}.id = bundle.product_id
    where ${isDeleted('part')} and not ${isDeleted('bundle')}
    order by part.id, bundle.sku`)) as unknown as { rows: HeldComponent[] };
  return rows;
}

/** Why a component cannot be deleted, and what to do. */
export function heldText({ sku, bundleSku, bundleHandle }: HeldComponent): string {
  return (
    `The variant "${sku}" is a component of the bundle "${bundleSku}" (product "${bundleHandle}"): ` +
    'take it out of the bundle first, or delete the bundle.'
  );
}

/** What an import does with the variants of a product that the store has. */
export interface VariantChanges {
  productId: string;
  /** Whether a variant stays. */
  keeps(variant: { id: string; optionKey: string }): boolean;
  /** Whether a variant that stays contains something. Left out: as before. */
  fills?(variant: { id: string; optionKey: string }): boolean;
}

interface HeldRow extends HeldComponent {
  id: string;
  productId: string;
  optionKey: string;
  bundleId: string;
  bundleProductId: string;
  bundleKey: string;
}

/**
 * Returns why products cannot be changed, by their ids: the change would delete a component of a bundle that stays.
 * `emptied` has bundles, by their ids, that contain nothing any more after earlier changes that are not written, those
 * of a dry run. The bundles of this one are added.
 */
export async function findHeldProducts(
  tx: Database,
  changes: readonly VariantChanges[],
  emptied: Set<string> = new Set(),
): Promise<Map<string, string>> {
  const held = new Map<string, string>();
  if (changes.length === 0) return held;
  const changeOf = new Map(changes.map((change) => [change.productId, change]));
  const rows = (await findComponentsOf(tx, [...changeOf.keys()])).filter(({ bundleId }) => !emptied.has(bundleId));
  const keeps = (productId: string, id: string, optionKey: string) =>
    held.has(productId) || (changeOf.get(productId)?.keeps({ id, optionKey }) ?? true);
  const isHeld = (row: HeldRow) =>
    !keeps(row.productId, row.id, row.optionKey) && keeps(row.bundleProductId, row.bundleId, row.bundleKey);
  // A product that stays as it is may have a bundle that holds a component of another product.
  for (let found = rows.find(isHeld); found; found = rows.find(isHeld)) held.set(found.productId, heldText(found));
  for (const { bundleId: id, bundleProductId: productId, bundleKey: optionKey } of rows) {
    const fills = held.has(productId) || (changeOf.get(productId)?.fills?.({ id, optionKey }) ?? true);
    if (!fills || !keeps(productId, id, optionKey)) emptied.add(id);
  }
  return held;
}

/** The components and the bundles among the variants of products. */
async function findComponentsOf(tx: Database, productIds: readonly string[]): Promise<HeldRow[]> {
  const ids = sql.param([...productIds]);
  const { rows } = (await tx.execute(sql`
    select part.id, part.product_id as "productId", part.option_key as "optionKey", part.sku,
      bundle.id as "bundleId", bundle.product_id as "bundleProductId", bundle.option_key as "bundleKey",
      bundle.sku as "bundleSku", ${products}.handle as "bundleHandle"
    from (
        select item.* from ${bundleComponents} item join ${variants} part on part.id = item.component_id
        where part.product_id = any(${ids})
        union
        select item.* from ${bundleComponents} item join ${variants} bundle on bundle.id = item.bundle_id
        where bundle.product_id = any(${ids})) item
      join ${variants} part on part.id = item.component_id
      join ${variants} bundle on bundle.id = item.bundle_id join ${products} on ${products}.id = bundle.product_id
    order by part.sku collate "C", bundle.sku collate "C"`)) as unknown as { rows: HeldRow[] };
  return rows;
}
