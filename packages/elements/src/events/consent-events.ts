import type { Consent } from '@smallshop/consent';
import { ChangeEvent, RequestEvent } from './shop-event.ts';

/** Category id → allowed; a service as `category/service`. What is not named is denied. */
export type ConsentChoice = Record<string, boolean>;

/** A shopper decided. Prevent it to record the decision your own way. */
export class ConsentChooseEvent extends RequestEvent<{ categories: ConsentChoice }> {
  constructor(detail: { categories: ConsentChoice }) {
    super('smallshop-consent-choose', detail);
  }
}

/** The visitor's decision changed. `categories` has what is allowed now. */
export class ConsentChangedEvent extends ChangeEvent<{ categories: ConsentChoice }> {
  constructor(detail: { categories: ConsentChoice }) {
    super('smallshop-consent-changed', detail);
  }
}

/** The notice was loaded. `consent` is the engine, which can be asked and answered. */
export class ConsentReadyEvent extends ChangeEvent<{ consent: Consent }> {
  constructor(detail: { consent: Consent }) {
    super('smallshop-consent-ready', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'smallshop-consent-choose': ConsentChooseEvent;
    'smallshop-consent-changed': ConsentChangedEvent;
    'smallshop-consent-ready': ConsentReadyEvent;
  }
}
