import type { Region, RegionHint } from '@smallshop/contract';
import { FactEvent, WishEvent } from './shop-event.ts';

/** Buy from another country, in another currency or language. */
export class RegionChooseEvent extends WishEvent<RegionHint> {
  constructor(detail: RegionHint) {
    super('smallshop-region-choose', detail);
  }
}

/** The shop now sells to another region; prices are being told anew. */
export class RegionChangedEvent extends FactEvent<{ region: Region }> {
  constructor(detail: { region: Region }) {
    super('smallshop-region-changed', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-region-choose': RegionChooseEvent;
    'smallshop-region-changed': RegionChangedEvent;
  }
}
