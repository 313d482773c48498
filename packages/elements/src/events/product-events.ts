import type { ProductSummary } from '@smallshop/contract';
import { RequestEvent } from './shop-event.ts';

/** A shopper follows a product's link. Prevent it to show the product your own way, in a dialog say. */
export class ProductSelectEvent extends RequestEvent<{ product: ProductSummary; href: string }> {
  constructor(detail: { product: ProductSummary; href: string }) {
    super('smallshop-product-select', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-product-select': ProductSelectEvent;
  }
}
