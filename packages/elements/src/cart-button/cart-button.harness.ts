import type { CartButtonElement } from './cart-button.ts';

/** A `<smallshop-cart-button>` as a shopper uses it. */
export class CartButtonHarness {
  readonly element: CartButtonElement;

  constructor(element: CartButtonElement) {
    this.element = element;
  }

  get control(): HTMLElement {
    return this.element.shadowRoot!.querySelector<HTMLElement>('.bag')!;
  }

  get name(): string {
    return this.control.getAttribute('aria-label') ?? '';
  }

  /** The number shown; empty while there is none. */
  get count(): string {
    return this.element.shadowRoot!.querySelector('.count')?.textContent?.trim() ?? '';
  }

  press(init: MouseEventInit = {}): boolean {
    return this.control.dispatchEvent(
      new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...init }),
    );
  }
}
