import type { ShopError } from '@smallshop/state';
import { ChangeEvent } from './shop-event.ts';

/** Something was refused or failed; `error.code` says what. The element already told the shopper. */
export class ShopErrorEvent extends ChangeEvent<{ error: ShopError }> {
  constructor(detail: { error: ShopError }) {
    super('smallshop-error', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-error': ShopErrorEvent;
  }
}
