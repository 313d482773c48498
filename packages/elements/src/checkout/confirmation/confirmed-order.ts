import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PlacedOrder } from '../../events/order-events.ts';

const entryKey = 'smallshopOrder';

const entry = (): Record<string, unknown> => ({ ...(history.state as object | null) });

/**
 * The order that is shown in place of the checkout. The page's history entry keeps its id, so that a reload shows it
 * again; it makes room as soon as the shopper adds something or starts another checkout.
 */
export class ConfirmedOrder implements ReactiveController {
  order: PlacedOrder | null = null;
  readonly #again: () => void;

  /** @param again Called when the shopper buys again. */
  constructor(host: ReactiveControllerHost, again: () => void) {
    this.#again = again;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('smallshop-cart-add', this.#buyAgain);
    window.addEventListener('smallshop-checkout-start', this.#buyAgain);
  }

  hostDisconnected(): void {
    window.removeEventListener('smallshop-cart-add', this.#buyAgain);
    window.removeEventListener('smallshop-checkout-start', this.#buyAgain);
  }

  /** @param isShown Whether it is shown on this page, not on another. */
  confirm(order: PlacedOrder, isShown: boolean): void {
    this.order = order;
    if (isShown) history.replaceState({ ...entry(), [entryKey]: order.id }, '');
  }

  /** After a reload: the order placed last, if this page showed it and the cart has no new items. */
  restore(placed: PlacedOrder | null, cartFilled: boolean): boolean {
    if (cartFilled || !placed || entry()[entryKey] !== placed.id) return false;
    this.order = placed;
    return true;
  }

  readonly #buyAgain = (event: Event): void => {
    if (!this.order || event.defaultPrevented) return;
    this.order = null;
    const { [entryKey]: _, ...rest } = entry();
    history.replaceState(rest, '');
    // The cart takes the same event, perhaps after this listener.
    queueMicrotask(this.#again);
  };
}
