import { refuse, type Refusal } from '@smallshop/contract';
import type { VariantRow } from '../catalog.tables.ts';

/** Refuses to set the stock of a bundle. */
export function refuseBundle({ sku, data }: Pick<VariantRow, 'sku' | 'data'>, field: string): Refusal | undefined {
  if (!data?.components) return undefined;
  const detail = `"${sku}" is a bundle: its stock is that of its components. Set the stock of these.`;
  return refuse('invalid_request', { field, errors: [{ field, code: 'not_allowed', detail }] });
}
