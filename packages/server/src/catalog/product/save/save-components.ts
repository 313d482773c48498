import type { ComponentInput } from '@smallshop/contract';
import { and, eq, or, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database/client.ts';
import { isOneOf } from '../../../platform/statements/is-one-of.ts';
import { rowLock } from '../../../platform/statements/row-lock.ts';
import { updateRows } from '../../../platform/statements/write-rows.ts';
import { bundleComponents, variants, type VariantRow } from '../../catalog.tables.ts';
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

interface Skus {
  has(sku: string): boolean;
}

export interface DryRunSkus {
  given: Skus;
  gone: Skus;
}

/** What a list of components is a part of. */
export interface ComponentsContext {
  /** What a variant contains after all changes. Returns undefined if it does not change. Left out: the list. */
  after?(sku: string): readonly ComponentInput[] | undefined;
  /** Of a dry run, which writes nothing: SKUs that variants would have after the import, and those that none has. */
  dryRun?: DryRunSkus | undefined;
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
  { after, dryRun }: ComponentsContext = {},
): Promise<ComponentProblem[]> {
  if (list.length === 0) return [];
  const ofList = new Map(list.map(({ sku, components }) => [sku, components]));
  const contentOf = after ?? ((sku: string) => ofList.get(sku));
  const own = await findOwn(tx, storeId, list, dryRun);
  const parts = await findParts(tx, storeId, list, dryRun);
  const bundlesOf = await findBundlesOf(
    tx,
    [...own.values()].map(({ id }) => id),
  );
  const problems: ComponentProblem[] = [];
  const changed: { id: string; data: VariantRow['data'] }[] = [];
  for (const [nth, { sku, components }] of list.entries()) {
    const bundle = own.get(sku);
    if (!bundle) continue;
    const resolved = components.map((one) => resolve(one, parts));
    const found = problemsOf(bundle, components, resolved, { contentOf, bundlesOf });
    problems.push(...found.map((problem) => ({ nth, ...problem })));
    if (found.length > 0 || dryRun) continue;
    const content = resolved.map((part, place) => ({ variantId: part!.id, quantity: components[place]!.quantity }));
    if (JSON.stringify(content) !== JSON.stringify((bundle.data?.components ?? []).map(ordered)))
      changed.push({
        id: bundle.id,
        data: variantDataOf({ ...bundle.data, components: content.length > 0 ? content : null }),
      });
  }
  await updateRows(tx, variants, changed);
  return problems;
}

/** How a component names its variant. */
const nameOf = ({ variantId, sku }: ComponentInput) => (variantId === undefined ? `sku ${sku}` : `id ${variantId}`);

/** A database returns the fields of an object in any order. */
const ordered = ({ variantId, quantity }: { variantId: string; quantity: number }) => ({ variantId, quantity });

type Own = Pick<VariantRow, 'id' | 'sku' | 'data'>;
type Part = Pick<VariantRow, 'id' | 'sku'> & { isBundle: boolean };

/** The variants to change. Those that are no bundle, and become none, are left out. */
async function findOwn(
  tx: Database,
  storeId: string,
  list: readonly ComponentsOf[],
  dryRun: DryRunSkus | undefined,
): Promise<Map<string, Own>> {
  const filled = list.filter(({ components }) => components.length > 0).map(({ sku }) => sku);
  const emptied = list.filter(({ components }) => components.length === 0).map(({ sku }) => sku);
  const query = tx
    .select({ id: variants.id, sku: variants.sku, data: variants.data })
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
    .orderBy(sql`${variants.id} collate "C"`);
  const own = new Map((await (dryRun ? query : query.for(rowLock))).map((row) => [row.sku, row]));
  for (const sku of filled) if (dryRun?.given.has(sku) && !own.has(sku)) own.set(sku, { ...unsaved(sku), data: null });
  return own;
}

/** A variant that a dry run does not save. */
const unsaved = (sku: string) => ({ id: `unsaved ${sku}`, sku });

/** The variants that are named as components, by id and by SKU. */
async function findParts(
  tx: Database,
  storeId: string,
  list: readonly ComponentsOf[],
  dryRun: DryRunSkus | undefined,
): Promise<Part[]> {
  const named = list.flatMap(({ components }) => components);
  if (named.length === 0) return [];
  const rows = await tx
    .select({
      id: variants.id,
      sku: variants.sku,
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
  if (!dryRun) return rows;
  const { given, gone } = dryRun;
  const stays = rows.filter(({ sku }) => given.has(sku) || !gone.has(sku));
  const stored = new Set(rows.map(({ sku }) => sku));
  const added = new Set(
    named.flatMap(({ sku }) => (sku !== undefined && given.has(sku) && !stored.has(sku) ? [sku] : [])),
  );
  return [...stays, ...[...added].map((sku) => ({ ...unsaved(sku), isBundle: false }))];
}

/** The bundles that variants are in, by the id of the component. */
async function findBundlesOf(tx: Database, ids: readonly string[]): Promise<Map<string, { sku: string }[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ componentId: bundleComponents.componentId, sku: variants.sku })
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
  known: { contentOf: NonNullable<ComponentsContext['after']>; bundlesOf: ReadonlyMap<string, { sku: string }[]> },
): Omit<ComponentProblem, 'nth'>[] {
  const problems: Omit<ComponentProblem, 'nth'>[] = [];
  if (components.length === 0) return problems;
  const { contentOf, bundlesOf } = known;
  const names = [nameOf({ variantId: bundle.id, quantity: 1 }), nameOf({ sku: bundle.sku, quantity: 1 })];
  // After the change: another variant of the list may stop to be a bundle, or to contain this one.
  const isBundle = ({ sku, isBundle: before }: Part) => (contentOf(sku) ?? { length: +before }).length > 0;
  const contains = (sku: string) => contentOf(sku)?.some((one) => names.includes(nameOf(one))) ?? true;
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
  }
  const outer = bundlesOf.get(bundle.id)?.find(({ sku }) => contains(sku));
  if (outer)
    problems.push({
      field: 'components',
      detail:
        `"${bundle.sku}" is a component of the bundle "${outer.sku}", so it cannot become a bundle: ` +
        `take it out of "${outer.sku}" first`,
    });
  return problems;
}
