import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { LineItem } from '@smallshop/contract';
import { ShopController } from '../controllers/shop.ts';
import { StoreController } from '../controllers/store.ts';
import { CartApplyCodeEvent, CartRemoveCodeEvent, CartRemoveEvent, CartRestoreEvent, CartSetNoteEvent, CartUpdateEvent, type CartAddEvent } from '../events/cart-events.ts';
import { CheckoutStartEvent } from '../events/checkout-events.ts';
import { StringsController } from '../internal/strings.ts';
import { cartBody } from './cart-body.ts';
import { CartCallsController } from './cart-calls-controller.ts';
import { findCode } from './cart-extras.ts';
import { cartStrings, type CartText } from './cart.strings.ts';
import { cartStyles } from './cart.styles.ts';
import { DrawerController } from './drawer-controller.ts';
import { refusalText, type Refusal } from './refusals.ts';

export type CartLayout = 'drawer' | 'inline';

/**
 * The cart: quantities, codes, note and totals, as a drawer over the page or in its flow.
 * Every change shows at once and is taken back with its reason where the server refuses.
 *
 * @tag smallshop-cart
 * @slot title - The heading's words.
 * @slot empty - What an empty cart shows in place of its hint.
 * @slot before-checkout - Above the checkout link, below the totals.
 * @slot after-checkout - Below the checkout link: seals, delivery promises.
 * @event {CartUpdateEvent} smallshop-cart-update - A quantity is to change. Cancel it to keep the quantity.
 * @event {CartRemoveEvent} smallshop-cart-remove - A line is to go. Cancel it to keep the line.
 * @event {CartRestoreEvent} smallshop-cart-restore - The line removed last is wanted back.
 * @event {CartApplyCodeEvent} smallshop-cart-apply-code - A discount code was entered.
 * @event {CartRemoveCodeEvent} smallshop-cart-remove-code - A discount code is to go.
 * @event {CartSetNoteEvent} smallshop-cart-set-note - The note changed.
 * @event {CheckoutStartEvent} smallshop-checkout-start - The shopper wants to pay. Cancel it to go elsewhere than `checkout-href`.
 * @csspart cart - All of an inline cart.
 * @csspart drawer - The dialog.
 * @csspart header - Heading and close button.
 * @csspart close - The button that closes the drawer.
 * @csspart lines - The list.
 * @csspart line - One line; `refused` where a change was taken back.
 * @csspart picture - Its picture.
 * @csspart title - Its title.
 * @csspart options - The chosen variant.
 * @csspart price - What one piece costs, where there are several.
 * @csspart line-total - What the line costs.
 * @csspart message - What there is to say about the line.
 * @csspart stepper - The quantity with its two buttons.
 * @csspart decrease - One less.
 * @csspart quantity - The field for a typed quantity.
 * @csspart increase - One more.
 * @csspart remove - The button that removes the line.
 * @csspart undo - The offer to put back what was removed.
 * @csspart refusal - A change that was taken back and belongs to no line.
 * @csspart offline - The word of a lost network.
 * @csspart codes - The codes in use.
 * @csspart code - One of them.
 * @csspart code-remove - The button that drops it.
 * @csspart discount - The form for a code, folded.
 * @csspart code-field - Its field.
 * @csspart code-apply - Its button.
 * @csspart note - The note, folded.
 * @csspart footer - Totals and checkout.
 * @csspart totals - The bill.
 * @csspart total - One row of it; `grand` is what is to be paid.
 * @csspart checkout - The link to checkout.
 * @csspart empty - What an empty cart shows.
 * @csspart continue - The way back to the shelves.
 * @csspart loading - What holds the place of lines to come.
 * @cssproperty [--smallshop-cart-inline-size=27rem] - Width of the drawer.
 */
export class Cart extends LitElement {
  static override styles = cartStyles;
  static override properties: PropertyDeclarations = {
    layout: {},
    open: { type: Boolean, reflect: true },
    openOnAdd: { type: Boolean, attribute: 'open-on-add' },
    productHref: { attribute: 'product-href' },
    checkoutHref: { attribute: 'checkout-href' },
    continueHref: { attribute: 'continue-href' },
  };

  readonly #shops = new ShopController(this);
  readonly #strings = new StringsController(this, this.#shops, 'cart', cartStrings);
  readonly #cart = new StoreController(this, this.#shops, (shop) => shop.cart.$cart);
  readonly #status = new StoreController(this, this.#shops, (shop) => shop.cart.$status);
  readonly #error = new StoreController(this, this.#shops, (shop) => shop.cart.$error);
  readonly #drawer = new DrawerController(this);

  /** `drawer` lies over the page when `open`; `inline` stands in its flow. */
  declare layout: CartLayout;
  /** Whether the drawer is shown. */
  declare open: boolean;
  /** Opens the drawer when something was added. */
  declare openOnAdd: boolean;
  /** Address of a product's page, with `{handle}` in it. Without it titles are no links. */
  declare productHref: string | undefined;
  /** Address of the checkout page. */
  declare checkoutHref: string;
  /** Where "continue shopping" leads. A drawer without it just closes. */
  declare continueHref: string | undefined;

  #spoken = '';
  #removed: string | null = null;
  #sentCode: string | null = null;
  #told: Refusal | null = null;
  #focus: string | null = null;

  constructor() {
    super();
    this.layout = 'drawer';
    this.open = this.openOnAdd = false;
    this.checkoutHref = '/checkout';
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

  readonly #text: CartText = (key, values) => this.#strings.text(key, values);

  #showFor(opener: EventTarget | null | undefined): void {
    this.#drawer.openedBy(opener);
    this.show();
  }

  #added({ detail: { preview, line } }: CartAddEvent, opener: EventTarget | null | undefined): void {
    this.#removed = null;
    if (this.layout === 'inline' || !(this.openOnAdd || this.open)) return this.requestUpdate();
    this.#showFor(opener);
    const title = preview?.product.title ?? this.#cart.value?.lines.find(({ sku, variantId }) => sku === line.sku || variantId === line.variantId)?.title;
    // Only once the dialog is shown: a live region that was not there cannot speak.
    if (title) void this.updateComplete.then(() => this.#say(this.#text('added', { title })));
  }

  /** A modal dialog silences the page, and with it the store's announcements: the drawer speaks for itself. */
  #say(text: string): void {
    this.#spoken = this.open ? text : '';
    this.requestUpdate();
  }

  readonly #setQuantity = (line: LineItem, quantity: number): void => {
    if (quantity === 0) return this.#remove(line);
    this.#removed = null;
    this.dispatchEvent(new CartUpdateEvent({ lineId: line.id, quantity }));
    this.#say(this.#text('quantityNow', { title: line.title, count: quantity }));
  };

  readonly #remove = (line: LineItem): void => {
    const lines = this.#cart.value?.lines ?? [];
    const at = lines.indexOf(line);
    if (!this.dispatchEvent(new CartRemoveEvent({ lineId: line.id }))) return this.requestUpdate();
    this.#removed = line.title;
    this.#focus = (lines[at + 1] ?? lines[at - 1])?.variantId ?? '';
    this.#say(this.#text('removed', { title: line.title }));
  };

  readonly #undo = (): void => {
    const title = this.#removed ?? '';
    this.#removed = null;
    this.dispatchEvent(new CartRestoreEvent());
    this.#focus = this.#cart.value?.lines.find((line) => line.title === title)?.variantId ?? '';
    this.#say(this.#text('restored', { title }));
  };

  readonly #applyCode = (code: string): void => {
    this.#sentCode = code;
    if (code) this.dispatchEvent(new CartApplyCodeEvent({ code }));
    this.#say(code ? '' : this.#text('codeMissing'));
  };

  readonly #retry = (): void => {
    this.#shops.shop?.cart.dismissError();
    void this.#shops.shop?.cart.refresh();
  };

  readonly #checkOut = (event: Event): void => {
    const cart = this.#cart.value;
    if (cart && !this.dispatchEvent(new CheckoutStartEvent({ cart }))) event.preventDefault();
  };

  /** Says what became of a wish: a refusal once, a code when it counts. */
  protected override willUpdate(): void {
    const refusal = (this.#error.value ?? null) as Refusal | null;
    if (refusal !== this.#told) {
      this.#told = refusal;
      if (refusal && this.open) this.#spoken = refusalText(refusal, this.#text);
      if (refusal?.wish.kind === 'remove') this.#removed = null;
    }
  }

  protected override updated(): void {
    const sent = this.#cart.value && findCode(this.#cart.value, this.#sentCode);
    if (sent?.applied) {
      this.#sentCode = null;
      this.renderRoot.querySelector<HTMLFormElement>('.extra form')?.reset();
      this.#say(this.#text('codeApplied', { code: sent.code }));
    }
    if (this.#focus === null) return;
    const line = [...this.renderRoot.querySelectorAll<HTMLElement>('.line')].find(({ dataset }) => dataset.variant === this.#focus);
    (line ?? this.renderRoot.querySelector<HTMLElement>('.undo button') ?? this.renderRoot.querySelector('h2'))?.focus();
    this.#focus = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#shops.shop) return nothing;
    const count = this.#cart.value?.itemCount;
    const title = html`<h2 id="title" tabindex="-1"><slot name="title">${this.#text('title')}</slot>${count ? html`${' '}<span class="quiet small">${this.#text('itemCount', { count })}</span>` : nothing}</h2>`;
    if (this.layout === 'inline') return html`<section class="cart" part="cart" aria-labelledby="title"><header part="header">${title}</header>${this.#body()}</section>`;
    return html`<dialog class="cart drawer" part="drawer" aria-labelledby="title" @close=${this.#drawer.closed} @click=${this.#drawer.clicked}>
      <div class="sheet">
        <header part="header">
          ${title}
          <button type="button" class="button icon" part="close" aria-label=${this.#text('close')} @click=${this.close}>
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3.5 3.5 9 9m0-9-9 9" /></svg>
          </button>
        </header>
        ${this.#body()}
      </div>
    </dialog>`;
  }

  #body(): TemplateResult {
    const status = this.#status.value;
    return cartBody({
      cart: this.#cart.value ?? null, loading: status === 'loading', saving: status === 'saving', offline: status === 'offline',
      language: this.#strings.language, text: this.#text, spoken: this.#spoken, removed: this.#removed, refusal: this.#told, sentCode: this.#sentCode,
      checkoutHref: this.checkoutHref, continueHref: this.continueHref, ready: this.#strings.ready,
      hrefOf: (handle) => this.productHref?.replace('{handle}', encodeURIComponent(handle)),
      setQuantity: this.#setQuantity, remove: this.#remove, undo: this.#undo, retry: this.#retry, applyCode: this.#applyCode, checkOut: this.#checkOut,
      close: this.layout === 'inline' ? undefined : () => this.close(),
      removeCode: (code) => void this.dispatchEvent(new CartRemoveCodeEvent({ code })),
      setNote: (note) => void this.dispatchEvent(new CartSetNoteEvent({ note })),
    });
  }
}
