import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { ShopController } from '../controllers/shop.ts';
import { StoreController } from '../controllers/store.ts';
import { CartOpenEvent } from '../events/cart-open-events.ts';
import { LocalizeController } from '../internal/language/strings.ts';
import { cartButtonStrings } from './cart-button.strings.ts';
import { cartButtonStyles } from './cart-button.styles.ts';

const bagIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M5.5 8.5h13l1 11.5h-15zM8.75 11V7.25a3.25 3.25 0 0 1 6.5 0V11" />
</svg>`;

/**
 * Opens the cart and shows how many items are in it. With `href` it is a link that works before
 * JavaScript and is followed if the page has no cart element.
 *
 * @tag smallshop-cart-button
 * @slot - A label or picture of your own, in place of the bag.
 * @event {CartOpenEvent} smallshop-cart-open - The cart is wanted. Cancel it to show the cart your own way.
 * @csspart button - The button or link.
 * @csspart count - The number; not there while the cart is empty.
 */
export class CartButtonElement extends LitElement {
  /** A drawer gives focus back to the element it was opened by. */
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = cartButtonStyles;
  static override properties: PropertyDeclarations = { href: {} };

  readonly #shops = new ShopController(this);
  readonly #strings = new LocalizeController(this, this.#shops, 'cart-button', cartButtonStrings);
  readonly #count = new StoreController(this, this.#shops, (shop) => shop.cart.$count);
  #counted: number | undefined;

  /** Where the cart is found by browsers without JavaScript, and on pages without a cart element. */
  declare href: string | undefined;

  readonly #open = (event: MouseEvent): void => {
    // A link opened in another tab or window is the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!this.dispatchEvent(new CartOpenEvent())) event.preventDefault();
  };

  protected override updated(): void {
    const count = this.#count.value;
    // The first number is what the shopper already had; only what happens before their eyes moves.
    if (this.#counted !== undefined && count !== undefined && count > this.#counted) this.#pulse();
    this.#counted = count;
  }

  #pulse(): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    this.renderRoot.querySelector('.count')?.animate([{ scale: 1 }, { scale: 1.35 }, { scale: 1 }], {
      duration: 320,
      easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)',
    });
  }

  protected override render(): TemplateResult {
    const count = this.#count.value ?? 0;
    // As the badge has it. It may come before the formats of the region.
    const text = (key: keyof typeof cartButtonStrings) => this.#strings.text(key, { count: String(count) });
    const name = (count ? text('labelWithCount') : text('label')) || 'Cart';
    const badge = html`<span class="count" part="count" aria-hidden="true">${count > 99 ? '99+' : count}</span>`;
    const content = html`<slot>${bagIcon}</slot>${count ? badge : nothing}`;
    return this.href
      ? html`<a class="bag" part="button" href=${this.href} aria-label=${name} @click=${this.#open}>${content}</a>`
      : html`<button type="button" class="bag" part="button" aria-label=${name} aria-haspopup="dialog"
          @click=${this.#open}>${content}</button>`;
  }
}
