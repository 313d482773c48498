import type { RegionHint } from '@smallshop/contract';
import { RequestEvent } from './shop-event.ts';

/** Buy from another country, in another currency or language: `{ country?, currency?, language? }`. */
export class RegionChooseEvent extends RequestEvent<RegionHint> {
  constructor(detail: RegionHint) {
    super('smallshop-region-choose', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-region-choose': RegionChooseEvent;
  }
}
