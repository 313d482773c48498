import { refuse, type ComponentInput, type FieldError, type Refusal } from '@smallshop/contract';
import type { Database } from '../../../platform/database/client.ts';
import { findHeldComponents, heldText } from './held-components.ts';
import { saveComponents } from './save-components.ts';

/** A variant as it was saved, and as it was before. */
interface SavedVariant {
  data: { sku: string; components?: readonly ComponentInput[] | null | undefined };
  known: { id: string; components?: unknown } | undefined;
}

/** Sets what the variants of a product contain, after the product was saved. */
export async function saveCheckedComponents(
  tx: Database,
  storeId: string,
  variants: readonly SavedVariant[],
): Promise<Refusal | undefined> {
  const named = variants
    .map(({ data: { sku, components }, known }, nth) => ({ nth, sku, components: components ?? [], known }))
    .filter(({ components, known }) => components.length > 0 || known?.components);
  const problems = await saveComponents(tx, storeId, named);
  const errors = problems.map(({ nth, field, detail }): FieldError => ({
    ...{ field: `variants.${named[nth]!.nth}.${field}`, code: 'invalid', detail },
  }));
  return errors.length > 0 ? refuse('invalid_request', { errors }) : undefined;
}

/** Refuses to delete variants that a bundle contains which stays. `before` are all variants of the product. */
export async function refuseHeldVariants(
  tx: Database,
  variants: readonly SavedVariant[],
  before: readonly { id: string }[],
): Promise<Refusal | undefined> {
  const kept = new Set(variants.map(({ known }) => known?.id));
  const held = await findHeldComponents(tx, { deleted: before.map(({ id }) => id).filter((id) => !kept.has(id)) });
  return held.length > 0 ? refuseHeld('variants', held) : undefined;
}

/** Refuses to delete a product of which bundles of other products have variants. */
export async function refuseHeldProduct(tx: Database, productId: string): Promise<Refusal | undefined> {
  const held = await findHeldComponents(tx, { productId });
  return held.length > 0 ? refuseHeld('productId', held) : undefined;
}

function refuseHeld(field: string, held: Awaited<ReturnType<typeof findHeldComponents>>): Refusal {
  const errors = held.map((one): FieldError => ({ field, code: 'not_allowed', detail: heldText(one) }));
  return refuse('invalid_request', { field, errors });
}
