import { adoptStyles, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { ShopController } from '../controllers/shop.ts';
import { StoreController } from '../controllers/store.ts';
import type { CartAddEvent } from '../events/cart-events.ts';
import { lazyPart } from '../internal/lazy/lazy-part.ts';
import { reportLoadError } from '../internal/errors/load-error.ts';
import { LocalizeController } from '../internal/language/strings.ts';
import { CartCallsController } from './drawer/cart-calls-controller.ts';
import type { CartStrings } from './cart.strings.ts';
import { DrawerController } from './drawer/drawer-controller.ts';
import { loadError, loadingCart } from './drawer/shell-states.ts';
import { whenIdle } from './when-idle.ts';
import { shellStrings, type ShellText } from './drawer/shell.strings.ts';
import { shellStyles } from './drawer/shell.styles.ts';

export type CartLayout = 'drawer' | 'inline';

/**
 * The cart: quantities, codes, note and totals, as a drawer over the page or in its flow.
 * Every change shows at once. If the server refuses it, it is undone and the reason is shown.
 *
 * @tag smallshop-cart
 * @slot - Content if there is no store: a link to the page of the cart, for example.
 * @slot title - The heading's words.
 * @slot empty - What an empty cart shows in place of its hint.
 * @slot before-checkout - Above the checkout link, below the totals.
 * @slot after-checkout - Below the checkout link: seals, delivery promises.
 * @event {CartUpdateEvent} smallshop-cart-update - A quantity is to change. Cancel it to keep the quantity.
 * @event {CartRemoveEvent} smallshop-cart-remove - A line is to go. Cancel it to keep the line.
 * @event {CartRestoreEvent} smallshop-cart-restore - The line removed last is wanted back.
 * @event {CartApplyCodeEvent} smallshop-cart-apply-code - A discount code, or the code of a gift card, was entered.
 * @event {CartRemoveCodeEvent} smallshop-cart-remove-code - A discount code is to go.
 * @event {CartRemoveGiftCardEvent} smallshop-cart-remove-gift-card - A gift card is to go.
 * @event {CartSetNoteEvent} smallshop-cart-set-note - The note changed.
 * @event {CheckoutStartEvent} smallshop-checkout-start - The shopper wants to pay. Cancel it to go elsewhere.
 * @event {ShopErrorEvent} smallshop-error - A part of the element could not be loaded, after several tries.
 * @csspart cart - All of an inline cart.
 * @csspart drawer - The dialog.
 * @csspart header - Heading and close button.
 * @csspart close - The button that closes the drawer.
 * @csspart lines - The list.
 * @csspart line - One line; `refused` if a change of it was undone.
 * @csspart picture - Its picture.
 * @csspart title - Its title.
 * @csspart options - The chosen variant.
 * @csspart price - The price of one item, if the quantity is above one.
 * @csspart line-total - What the line costs.
 * @csspart message - What there is to say about the line.
 * @csspart stepper - The quantity with its two buttons.
 * @csspart decrease - One less.
 * @csspart quantity - The field for a typed quantity.
 * @csspart increase - One more.
 * @csspart remove - The button that removes the line.
 * @csspart undo - The offer to put back what was removed.
 * @csspart refusal - A change that was taken back and belongs to no line.
 * @csspart changes - What another country changed.
 * @csspart changes-dismiss - The button that puts it away.
 * @csspart offline - The word of a lost network.
 * @csspart codes - The codes in use.
 * @csspart code - One of them.
 * @csspart code-remove - The button that drops it.
 * @csspart gift-cards - The gift cards in use.
 * @csspart gift-card - One gift card, in the list of gift cards and as a row of the totals.
 * @csspart gift-card-remove - The button that removes it.
 * @csspart promotion - A promotion that applies without a code.
 * @csspart discount - The form for a code, folded.
 * @csspart code-field - Its field.
 * @csspart code-apply - Its button.
 * @csspart note - The note, folded.
 * @csspart footer - Totals and checkout.
 * @csspart totals - The totals.
 * @csspart import - Whether import tax and duty are paid, or how much is due on delivery.
 * @csspart total - One row of the totals; `grand` is the total, `gift-card` a gift card's part, `due` the amount due.
 * @csspart shipping-estimate - What shipping costs at least and how long it takes, or that nothing is sent there.
 * @csspart checkout - The link to checkout.
 * @csspart empty - What an empty cart shows.
 * @csspart continue - The way back to the shelves.
 * @csspart loading - What holds the place of lines to come.
 * @cssproperty [--smallshop-cart-inline-size=27rem] - Width of the drawer.
 */
export class CartElement extends LitElement {
  static override styles = shellStyles;
  static override properties: PropertyDeclarations = {
    layout: {},
    open: { type: Boolean, reflect: true },
    openOnAdd: { type: Boolean, attribute: 'open-on-add' },
    productHref: { attribute: 'product-href' },
    checkoutHref: { attribute: 'checkout-href' },
    continueHref: { attribute: 'continue-href' },
  };

  readonly #shops = new ShopController(this);
  readonly #strings = new LocalizeController<CartStrings>(this, this.#shops, 'cart', shellStrings);
  readonly #cart = new StoreController(this, this.#shops, (shop) => shop.cart.$cart);
  readonly #drawer = new DrawerController(this, () => this.#takeOpener());
  #opener: EventTarget | null | undefined;
  /** The shop whose cart can show a change without the network. */
  #prepared: ShopController['shop'] = null;

  /** `drawer` lies over the page while `open`; `inline` is part of the page's flow. */
  declare layout: CartLayout;
  /** Whether the drawer is shown. */
  declare open: boolean;
  /** Opens the drawer when something was added. */
  declare openOnAdd: boolean;
  /**
   * Address of a product's page, with `{handle}` in it. Default: this page with `?product=…` where it has a
   * `<smallshop-product>` without a handle, else titles are no links.
   */
  declare productHref: string | undefined;
  /** Address of the checkout page. Default: the `<smallshop-checkout>` of this page, else `/checkout`. */
  declare checkoutHref: string | undefined;
  /** Where "continue shopping" leads. A drawer without it just closes. */
  declare continueHref: string | undefined;

  /** All below the heading: fetched when the cart is to be seen, or the page has nothing else to do. */
  readonly #content = lazyPart(
    this,
    async () => {
      const {
        CartContent,
        totalsStrings,
        changesStrings,
        codeEntryStrings,
        contentStrings,
        contentStyles,
        giftCardStrings,
      } = await import('./content/cart-content.ts');
      this.#strings.learn({
        ...contentStrings,
        ...codeEntryStrings,
        ...giftCardStrings,
        ...changesStrings,
        ...totalsStrings,
      });
      adoptStyles(this.renderRoot as ShadowRoot, [...CartElement.elementStyles, ...contentStyles]);
      return new CartContent(this, this.#shops, this.#strings);
    },
    reportLoadError,
  );

  constructor() {
    super();
    this.layout = 'drawer';
    this.open = this.openOnAdd = false;
    new CartCallsController(this, this.#shops, {
      show: (opener) => this.#showFor(opener),
      close: () => this.close(),
      added: (event, opener) => this.#added(event, opener),
      isOpen: () => this.open,
    });
  }

  /** Opens the drawer; an inline cart comes into view and takes focus. */
  show(): void {
    if (!this.isConnected) return;
    if (this.layout !== 'inline') this.open = true;
    else this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  /** Closes the drawer. */
  close(): void {
    this.open = false;
  }

  #showFor(opener: EventTarget | null | undefined): void {
    this.#opener = opener;
    this.show();
  }

  #takeOpener(): EventTarget | null | undefined {
    const opener = this.#opener;
    this.#opener = undefined;
    return opener;
  }

  #added(event: CartAddEvent, opener: EventTarget | null | undefined): void {
    if (this.layout !== 'inline' && (this.openOnAdd || this.open)) this.#showFor(opener);
    this.#content.present?.added(event);
  }

  /** The contents could not be fetched; the shopper asks for them again. */
  #retry(): void {
    this.#content();
    this.requestUpdate();
  }

  protected override firstUpdated(): void {
    whenIdle(this.#content);
  }

  protected override updated(): void {
    const { shop } = this.#shops;
    if (shop === this.#prepared) return;
    this.#prepared = shop;
    whenIdle(() => shop?.cart.prepare());
  }

  protected override render(): TemplateResult {
    if (!this.#shops.shop) return html`<slot></slot>`;
    const count = this.#cart.value?.itemCount;
    const text: ShellText = (key, values) => this.#strings.text(key, values);
    const itemCount = count ? html`${' '}<span class="quiet small">${text('itemCount', { count })}</span>` : nothing;
    const title = html`<h2 id="title" tabindex="-1"><slot name="title">${text('title')}</slot>${itemCount}</h2>`;
    const { gaveUp } = this.#content;
    const content = (this.open || this.layout === 'inline') && !gaveUp ? this.#content() : this.#content.present;
    const body = content ? content.render() : gaveUp ? loadError(text, () => this.#retry()) : loadingCart(text);
    if (this.layout === 'inline')
      return html`<section class="cart" part="cart" aria-labelledby="title" aria-busy=${!content && !gaveUp}>
        <div class="header" part="header">${title}</div>
        ${body}
      </section>`;
    return html`<dialog class="cart drawer surface" part="drawer" aria-labelledby="title"
      aria-busy=${!content && !gaveUp} @close=${this.#drawer.closed} @click=${this.#drawer.clicked}>
      <div class="sheet">
        <div class="header" part="header">
          ${title}
          <button type="button" class="close" part="close" aria-label=${text('close')} @click=${this.close}>
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3.5 3.5 9 9m0-9-9 9" /></svg>
          </button>
        </div>
        ${body}
      </div>
    </dialog>`;
  }
}
