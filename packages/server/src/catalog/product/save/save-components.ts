import type { ComponentInput } from '@smallshop/contract';
import { and, eq, or, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database/client.ts';
import { isOneOf } from '../../../platform/statements/is-one-of.ts';
import { rowLock } from '../../../platform/statements/row-lock.ts';
import { updateRows } from '../../../platform/statements/write-rows.ts';
import { bundleComponents, products, variants, type VariantRow } from '../../catalog.tables.ts';
import { variantDataOf } from '../../variant-data/variant-data.ts';

/** What a variant, by its SKU, contains from now on. Empty for one that is no bundle. */
export interface ComponentsOf {
  sku: string;
  components: readonly ComponentInput[];
}

/** What is wrong with one of a list: its place in the list, a field of its variant, and the fix. */
export interface ComponentProblem {
  nth: number;
  field: string;
  detail: string;
}

/**
 * Sets what variants of a store contain. One with a problem keeps what it has. Part of a transaction that holds the
 * store's prices, as each change of products does: so none becomes a bundle while another transaction makes it a
 * component.
 */
export async function saveComponents(
  tx: Database,
  storeId: string,
  list: readonly ComponentsOf[],
): Promise<ComponentProblem[]> {
  if (list.length === 0) return [];
  const own = await findOwn(tx, storeId, list);
  const parts = await findParts(tx, storeId, list);
  const wanted = new Map(list.flatMap(({ sku, components }) => (own.has(sku) ? [[own.get(sku)!.id, components]] : [])));
  const bundleOf = await findBundlesOf(tx, [...wanted.keys()]);
  const problems: ComponentProblem[] = [];
  const changed: { id: string; data: VariantRow['data'] }[] = [];
  for (const [nth, { sku, components }] of list.entries()) {
    const bundle = own.get(sku);
    if (!bundle) continue;
    const resolved = components.map((one) => resolve(one, parts));
    const found = problemsOf(bundle, components, resolved, { parts, wanted, bundleOf });
    problems.push(...found.map((problem) => ({ nth, ...problem })));
    if (found.length > 0) continue;
    const after = resolved.map((part, place) => ({ variantId: part!.id, quantity: components[place]!.quantity }));
    if (JSON.stringify(after) !== JSON.stringify((bundle.data?.components ?? []).map(ordered)))
      changed.push({
        id: bundle.id,
        data: variantDataOf({ ...bundle.data, components: after.length > 0 ? after : null }),
      });
  }
  await updateRows(tx, variants, changed);
  return problems;
}

/** A database returns the fields of an object in any order. */
const ordered = ({ variantId, quantity }: { variantId: string; quantity: number }) => ({ variantId, quantity });

type Own = Pick<VariantRow, 'id' | 'sku' | 'data' | 'requiresShipping'>;
type Part = Pick<VariantRow, 'id' | 'sku' | 'requiresShipping'> & { isBundle: boolean };

/** The variants to change. Those that are no bundle, and become none, are left out. */
async function findOwn(tx: Database, storeId: string, list: readonly ComponentsOf[]): Promise<Map<string, Own>> {
  const filled = list.filter(({ components }) => components.length > 0).map(({ sku }) => sku);
  const emptied = list.filter(({ components }) => components.length === 0).map(({ sku }) => sku);
  const rows = await tx
    .select({
      id: variants.id,
      sku: variants.sku,
      data: variants.data,
      requiresShipping: variants.requiresShipping,
    })
    .from(variants)
    .where(
      and(
        eq(variants.storeId, storeId),
        or(
          isOneOf(variants.sku, filled),
          and(isOneOf(variants.sku, emptied), sql`${variants.data} -> 'components' is not null`),
        ),
      ),
    )
    .orderBy(sql`${variants.id} collate "C"`)
    .for(rowLock);
  return new Map(rows.map((row) => [row.sku, row]));
}

/** The variants that are named as components, by id and by SKU. */
async function findParts(tx: Database, storeId: string, list: readonly ComponentsOf[]): Promise<Part[]> {
  const named = list.flatMap(({ components }) => components);
  if (named.length === 0) return [];
  return tx
    .select({
      id: variants.id,
      sku: variants.sku,
      requiresShipping: variants.requiresShipping,
      isBundle: sql<boolean>`${variants.data} -> 'components' is not null`,
    })
    .from(variants)
    .where(
      and(
        eq(variants.storeId, storeId),
        or(
          isOneOf(
            variants.id,
            named.flatMap(({ variantId }) => variantId ?? []),
          ),
          isOneOf(
            variants.sku,
            named.flatMap(({ variantId, sku }) => (variantId === undefined && sku !== undefined ? [sku] : [])),
          ),
        ),
      ),
    );
}

/** The bundles that variants are in, by the id of the component. */
async function findBundlesOf(
  tx: Database,
  ids: readonly string[],
): Promise<Map<string, { bundleId: string; sku: string }[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ componentId: bundleComponents.componentId, bundleId: bundleComponents.bundleId, sku: variants.sku })
    .from(bundleComponents)
    .innerJoin(variants, eq(variants.id, bundleComponents.bundleId))
    .where(isOneOf(bundleComponents.componentId, ids))
    .orderBy(variants.sku);
  return Map.groupBy(rows, ({ componentId }) => componentId);
}

function resolve({ variantId, sku }: ComponentInput, parts: readonly Part[]): Part | undefined {
  return parts.find((part) => (variantId === undefined ? part.sku === sku : part.id === variantId));
}

function problemsOf(
  bundle: Own,
  components: readonly ComponentInput[],
  resolved: readonly (Part | undefined)[],
  known: {
    parts: readonly Part[];
    wanted: ReadonlyMap<string, readonly ComponentInput[]>;
    bundleOf: ReadonlyMap<string, { bundleId: string; sku: string }[]>;
  },
): Omit<ComponentProblem, 'nth'>[] {
  const problems: Omit<ComponentProblem, 'nth'>[] = [];
  if (components.length === 0) return problems;
  const { wanted, parts, bundleOf } = known;
  // After the change: another variant of the list may stop to be a bundle, or to contain this one.
  const isBundle = ({ id, isBundle: before }: Part) => (wanted.has(id) ? wanted.get(id)!.length > 0 : before);
  const contains = (bundleId: string, id: string) =>
    !wanted.has(bundleId) || wanted.get(bundleId)!.some((one) => resolve(one, parts)?.id === id);
  for (const [place, part] of resolved.entries()) {
    const name = components[place]!.variantId === undefined ? 'sku' : 'variantId';
    const field = `components.${place}.${name}`;
    const first = resolved.indexOf(part);
    if (!part) problems.push({ field, detail: `names no variant of the store: write the ${name} of one` });
    else if (part.id === bundle.id) problems.push({ field, detail: 'is the bundle itself: name another variant' });
    else if (first < place)
      problems.push({ field, detail: `is components.${first} too: add its quantity to that one, and remove this one` });
    else if (isBundle(part))
      problems.push({ field, detail: `"${part.sku}" is a bundle itself: name its components instead` });
    else if (part.requiresShipping && !bundle.requiresShipping)
      problems.push({ field: 'requiresShipping', detail: `has to be true: the component "${part.sku}" is shipped` });
  }
  const outer = bundleOf.get(bundle.id)?.find(({ bundleId }) => contains(bundleId, bundle.id));
  const within =
    outer?.sku ??
    [...wanted].find(
      ([id, list]) => id !== bundle.id && list.some((one) => resolve(one, parts)?.id === bundle.id),
    )?.[0];
  if (outer)
    problems.push({
      field: 'components',
      detail:
        `"${bundle.sku}" is a component of the bundle "${outer.sku}", so it cannot become a bundle: ` +
        `take it out of "${outer.sku}" first`,
    });
  else if (within !== undefined)
    problems.push({
      field: 'components',
      detail: `"${bundle.sku}" becomes a component of another bundle in the same change: a bundle contains no bundles`,
    });
  return problems;
}

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
