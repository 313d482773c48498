import type { ComponentInput } from '@smallshop/contract';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { variants } from '../catalog.tables.ts';
import { findSkuOwners } from '../import/plan/known-product.ts';
import type { RowProblem } from '../import/rows/row-problem.ts';
import { saveComponents } from '../product/save/save-components.ts';
import type { ArchivedProduct } from './archive-line.ts';

/** A bundle of the file. Its components may come in later lines, so they are set after all products are saved. */
export interface ArchivedBundle {
  line: number;
  /** Which variant of the product it is. */
  place: number;
  handle: string;
  sku: string;
  components: readonly ComponentInput[];
}

/** Bundles of one transaction. */
const batchSize = 100;

export function bundlesOf(line: number, { handle, variants: list }: ArchivedProduct): ArchivedBundle[] {
  return list.flatMap(({ sku, components }, place) => (components ? [{ line, place, handle, sku, components }] : []));
}

/**
 * Sets what bundles contain, as far as their products were saved. Returns what is wrong with those that keep what they
 * have.
 */
export async function saveArchivedBundles(
  db: Database,
  storeId: string,
  bundles: readonly ArchivedBundle[],
): Promise<RowProblem[]> {
  const refused: RowProblem[] = [];
  for (let start = 0; start < bundles.length; start += batchSize) {
    const some = bundles.slice(start, start + batchSize);
    const problems = await db.transaction(async (tx) => {
      await lockPrices(tx, storeId);
      const owners = await findSkuOwners(
        tx,
        storeId,
        some.map(({ sku }) => sku),
      );
      const saved = some.filter(({ sku, handle }) => owners.get(sku) === handle);
      const found = await saveComponents(tx, storeId, saved);
      return found.map(({ nth, field, detail }) => problemOf(saved[nth]!, field, detail));
    });
    refused.push(...problems);
  }
  return refused;
}

/** Finds the components that neither the store nor the file has. `skus` are those of the file. */
export async function findMissingComponents(
  db: Database,
  storeId: string,
  bundles: readonly ArchivedBundle[],
  skus: ReadonlyMap<string, unknown>,
): Promise<RowProblem[]> {
  const named = bundles.flatMap(({ components }) => components.flatMap(({ sku }) => sku ?? []));
  const rows = await db
    .select({ sku: variants.sku })
    .from(variants)
    .where(and(eq(variants.storeId, storeId), isOneOf(variants.sku, named)));
  const known = new Set(rows.map(({ sku }) => sku));
  return bundles.flatMap((bundle) =>
    bundle.components.flatMap(({ sku }, nth) =>
      sku === undefined || known.has(sku) || skus.has(sku)
        ? []
        : [problemOf(bundle, `components.${nth}.sku`, `names no variant of the store: "${sku}"`)],
    ),
  );
}

const problemOf = ({ line, place }: ArchivedBundle, field: string, reason: string): RowProblem => ({
  ...{ line, column: `variants.${place}.${field}`, reason },
});
