import type { ShopError } from '@smallshop/state';
import { ChangeEvent } from './shop-event.ts';

/** An action was refused or failed; `error.code` says why. The element has already shown this to the shopper. */
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
