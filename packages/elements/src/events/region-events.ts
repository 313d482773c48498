import type { Region } from '@smallshop/contract';
import { ChangeEvent } from './shop-event.ts';

/** The shop now sells to another region. Prices are being loaded again. */
export class RegionChangedEvent extends ChangeEvent<{ region: Region }> {
  constructor(detail: { region: Region }) {
    super('smallshop-region-changed', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-region-changed': RegionChangedEvent;
  }
}
