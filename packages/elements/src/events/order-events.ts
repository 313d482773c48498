import { FactEvent } from './shop-event.ts';

export interface PlacedOrder {
  id: string;
  /** For people: what a shopper names when they write to the shop. */
  number: string;
  /** Opens the order; unguessable. */
  token: string;
}

/** The order is in the shop's books. */
export class OrderPlacedEvent extends FactEvent<{ order: PlacedOrder }> {
  constructor(detail: { order: PlacedOrder }) {
    super('smallshop-order-placed', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-order-placed': OrderPlacedEvent;
  }
}
