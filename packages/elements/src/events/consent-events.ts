import { FactEvent, WishEvent } from './shop-event.ts';

/** Category id → allowed. A category that is not named is denied. */
export type ConsentChoice = Record<string, boolean>;

/** A shopper decided. Prevent it to record the decision your own way. */
export class ConsentChooseEvent extends WishEvent<{ categories: ConsentChoice }> {
  constructor(detail: { categories: ConsentChoice }) {
    super('smallshop-consent-choose', detail);
  }
}

/** What may run is now this. */
export class ConsentChangedEvent extends FactEvent<{ categories: ConsentChoice }> {
  constructor(detail: { categories: ConsentChoice }) {
    super('smallshop-consent-changed', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-consent-choose': ConsentChooseEvent;
    'smallshop-consent-changed': ConsentChangedEvent;
  }
}
