import type { ProductSummary, Variant } from '@smallshop/contract';
import { FactEvent, WishEvent } from './shop-event.ts';

/** A shopper follows a product's link. Prevent it to show the product your own way, in a dialog say. */
export class ProductSelectEvent extends WishEvent<{ product: ProductSummary; href: string }> {
  constructor(detail: { product: ProductSummary; href: string }) {
    super('smallshop-product-select', detail);
  }
}

/** The choice of options now names another variant, or none. */
export class VariantSelectedEvent extends FactEvent<{ product: ProductSummary; variant: Variant | null }> {
  constructor(detail: { product: ProductSummary; variant: Variant | null }) {
    super('smallshop-variant-selected', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-product-select': ProductSelectEvent;
    'smallshop-variant-selected': VariantSelectedEvent;
  }
}
