import type { ProductSummary, Variant } from '@smallshop/contract';
import { ChangeEvent } from './shop-event.ts';

/** The choice of options now names another variant, or none. */
export class VariantSelectedEvent extends ChangeEvent<{ product: ProductSummary; variant: Variant | null }> {
  constructor(detail: { product: ProductSummary; variant: Variant | null }) {
    super('smallshop-variant-selected', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-variant-selected': VariantSelectedEvent;
  }
}
