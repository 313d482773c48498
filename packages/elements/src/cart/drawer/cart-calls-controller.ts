import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ShopController } from '../../controllers/shop.ts';
import type { CartAddEvent } from '../../events/cart-events.ts';

export interface CartCalls {
  show(opener: EventTarget | null | undefined): void;
  close(): void;
  added(event: CartAddEvent, opener: EventTarget | null | undefined): void;
  isOpen(): boolean;
}

/** Opens and closes the cart: on request events of the page's elements, and on invoker commands on the cart itself. */
export class CartCallsController implements ReactiveController {
  readonly #shops: ShopController;
  readonly #calls: CartCalls;

  constructor(host: ReactiveControllerHost & HTMLElement, shops: ShopController, calls: CartCalls) {
    this.#shops = shops;
    this.#calls = calls;
    host.addController(this);
    host.addEventListener('command', this.#command);
  }

  hostConnected(): void {
    // On window, so that the page's own listeners run first and can prevent the event.
    window.addEventListener('smallshop-cart-open', this.#open);
    window.addEventListener('smallshop-cart-close', this.#close);
    window.addEventListener('smallshop-cart-add', this.#add);
  }

  hostDisconnected(): void {
    window.removeEventListener('smallshop-cart-open', this.#open);
    window.removeEventListener('smallshop-cart-close', this.#close);
    window.removeEventListener('smallshop-cart-add', this.#add);
  }

  /**
   * An event from inside another store is not for us; an event from outside any store is for the only store of the
   * page.
   */
  #isOurs(event: Event): boolean {
    const { shop, store } = this.#shops;
    const above = event.composedPath().find((target) => (target as Element).localName === 'smallshop-store');
    return shop !== null && !event.defaultPrevented && (!above || above === store);
  }

  /** A prevented event means that a cart opened: the sender does not follow its link, and other carts stay closed. */
  readonly #open = (event: Event): void => {
    if (!this.#isOurs(event)) return;
    event.preventDefault();
    this.#calls.show(event.composedPath()[0]);
  };

  readonly #close = (event: Event): void => {
    if (this.#isOurs(event)) this.#calls.close();
  };

  readonly #add = (event: CartAddEvent): void => {
    if (!this.#isOurs(event)) return;
    const opener = event.composedPath()[0];
    // The store may receive the event after us. At the end of this task it has queued the mutation, or never will.
    queueMicrotask(() => event.mutation && this.#calls.added(event, opener));
  };

  readonly #command = (event: Event): void => {
    const { command, source } = event as Event & { command?: string; source?: Element };
    const toggle = command === '--toggle';
    if (command === '--close' || (toggle && this.#calls.isOpen())) this.#calls.close();
    else if (command === '--show' || toggle) this.#calls.show(source);
  };
}
