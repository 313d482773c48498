import type { ComponentInput } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { findSkuOwners } from '../import/plan/known-product.ts';
import type { RowProblem } from '../import/rows/row-problem.ts';
import { contentsOf, saveComponents, type DryRunSkus } from '../product/save/save-components.ts';
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

/** What a dry run would have saved of the products before it comes to their bundles. */
export interface PreviewedProducts extends DryRunSkus {
  /** The handles of the products, by SKU. */
  given: Map<string, string>;
  gone: Set<string>;
  /** SKUs of variants that contain nothing. */
  plain: Set<string>;
}

/**
 * Sets what bundles contain, as far as their products were saved, or finds out in a dry run what is wrong. Returns what
 * is wrong with those that keep what they have.
 */
export async function saveArchivedBundles(
  db: Database,
  storeId: string,
  bundles: readonly ArchivedBundle[],
  dryRun?: PreviewedProducts,
): Promise<RowProblem[]> {
  const refused: RowProblem[] = [];
  const all = contentsOf([...[...(dryRun?.plain ?? [])].map((sku) => ({ sku, components: [] })), ...bundles]);
  for (let start = 0; start < bundles.length; start += batchSize) {
    const some = bundles.slice(start, start + batchSize);
    const save = async (tx: Database) => {
      if (!dryRun) await lockPrices(tx, storeId);
      const owners = await findSkuOwners(
        tx,
        storeId,
        some.map(({ sku }) => sku),
      );
      const saved = some.filter(({ sku, handle }) => (dryRun?.given.get(sku) ?? owners.get(sku)) === handle);
      const found = await saveComponents(tx, storeId, saved, { all, dryRun });
      return found.map(({ nth, field, detail }) => problemOf(saved[nth]!, field, detail));
    };
    refused.push(...(await db.transaction(save, dryRun && { accessMode: 'read only' })));
  }
  return refused;
}

const problemOf = ({ line, place }: ArchivedBundle, field: string, reason: string): RowProblem => ({
  ...{ line, column: `variants.${place}.${field}`, reason },
});
