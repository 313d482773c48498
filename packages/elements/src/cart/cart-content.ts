import type { ReactiveController, TemplateResult } from 'lit';
import type { GiftCardUse, LineItem } from '@smallshop/contract';
import type { ShopController } from '../controllers/shop.ts';
import { StoreController } from '../controllers/store.ts';
import type { CartAddEvent } from '../events/cart-events.ts';
import { CartApplyCodeEvent, CartRemoveCodeEvent, CartRemoveEvent, CartRemoveGiftCardEvent, CartRestoreEvent, CartSetNoteEvent, CartUpdateEvent } from '../events/cart-line-events.ts';
import { CheckoutStartEvent } from '../events/checkout-events.ts';
import { formatMoney } from '../internal/format.ts';
import type { StringsController } from '../internal/strings.ts';
import { cartBody } from './cart-body.ts';
import { findCode } from './cart-extras.ts';
import type { Cart } from './cart.ts';
import type { CartStrings, CartText } from './cart.strings.ts';
import { Changes } from './changes.ts';
import { endsAs } from './gift-card-list.ts';
import { giftCardNote } from './gift-cards.ts';
import { refusalText, type Refusal } from './refusals.ts';

export { billStrings } from './bill.strings.ts';
export { changesStrings } from './changes.strings.ts';
export { codeReasonStrings } from './code-reasons.strings.ts';
export { contentStrings } from './content.strings.ts';
export { contentStyles } from './cart.styles.ts';
export { giftCardStrings } from './gift-card.strings.ts';
export { DrawerController } from './drawer-controller.ts';

/** What the cart holds: lines, codes, note and totals, what became of each wish, and where the focus goes. */
export class CartContent implements ReactiveController {
  readonly #host: Cart;
  readonly #shops: ShopController;
  readonly #strings: StringsController<CartStrings>;
  readonly #cart;
  readonly #status;
  readonly #error;
  #spoken = '';
  #removed: string | null = null;
  #sentCode: string | null = null;
  #told: Refusal | null = null;
  #focus: string | null = null;
  readonly #changes = new Changes(() => {
    this.#focus = '';
    this.#host.requestUpdate();
  });

  constructor(host: Cart, shops: ShopController, strings: StringsController<CartStrings>) {
    this.#host = host;
    this.#shops = shops;
    this.#strings = strings;
    this.#cart = new StoreController(host, shops, (shop) => shop.cart.$cart);
    this.#status = new StoreController(host, shops, (shop) => shop.cart.$status);
    this.#error = new StoreController(host, shops, (shop) => shop.cart.$error);
    host.addController(this);
  }

  hostConnected(): void {}

  readonly #text: CartText = (key, values) => this.#strings.text(key, values);

  /** Something was added, here or elsewhere on the page. */
  added({ detail: { preview, line } }: CartAddEvent): void {
    this.#removed = null;
    this.#host.requestUpdate();
    const title = preview?.product.title ?? this.#cart.value?.lines.find(({ sku, variantId }) => sku === line.sku || variantId === line.variantId)?.title;
    // Only once the dialog is shown: a live region that was not there cannot speak.
    if (title) void this.#host.updateComplete.then(() => this.#say(this.#text('added', { title })));
  }

  /** A modal dialog silences the page, and with it the store's announcements: the drawer speaks for itself. */
  #say(text: string): void {
    this.#spoken = this.#host.open ? text : '';
    this.#host.requestUpdate();
  }

  readonly #setQuantity = (line: LineItem, quantity: number): void => {
    if (quantity === 0) return this.#remove(line);
    this.#removed = null;
    this.#host.dispatchEvent(new CartUpdateEvent({ lineId: line.id, quantity }));
    this.#say(this.#text('quantityNow', { title: line.title, count: quantity }));
  };

  readonly #remove = (line: LineItem): void => {
    const lines = this.#cart.value?.lines ?? [];
    const at = lines.indexOf(line);
    if (!this.#host.dispatchEvent(new CartRemoveEvent({ lineId: line.id }))) return this.#host.requestUpdate();
    this.#removed = line.title;
    this.#focus = (lines[at + 1] ?? lines[at - 1])?.variantId ?? '';
    this.#say(this.#text('removed', { title: line.title }));
  };

  readonly #undo = (): void => {
    const title = this.#removed ?? '';
    this.#removed = null;
    this.#host.dispatchEvent(new CartRestoreEvent());
    this.#focus = this.#cart.value?.lines.find((line) => line.title === title)?.variantId ?? '';
    this.#say(this.#text('restored', { title }));
  };

  readonly #applyCode = (code: string): void => {
    this.#sentCode = code;
    if (code) this.#host.dispatchEvent(new CartApplyCodeEvent({ code }));
    this.#say(code ? '' : this.#text('codeMissing'));
  };

  readonly #removeCode = (code: string): void => void this.#dropped(this.#host.dispatchEvent(new CartRemoveCodeEvent({ code })));

  readonly #removeGiftCard = (id: string): void => {
    const { last4 = '' } = this.#cart.value?.giftCards.find((card) => card.id === id) ?? {};
    if (!this.#dropped(this.#host.dispatchEvent(new CartRemoveGiftCardEvent({ id })))) return;
    this.#answer(this.#text('giftCardRemoved', { last4 }));
  };

  /** The button goes with what it dropped: the focus stays near. */
  #dropped(done: boolean): boolean {
    if (done) this.#host.renderRoot.querySelector<HTMLElement>('[part=discount] summary')?.focus();
    return done;
  }

  /** Codes and gift cards are answered here, in the page's flow too: the store does not speak of them. */
  #answer(text: string): void {
    this.#spoken = text;
    this.#host.requestUpdate();
  }

  readonly #retry = (): void => {
    this.#shops.shop?.cart.dismissError();
    void this.#shops.shop?.cart.refresh();
  };

  readonly #checkOut = (event: Event): void => {
    const cart = this.#cart.value;
    if (cart && !this.#host.dispatchEvent(new CheckoutStartEvent({ cart }))) event.preventDefault();
  };

  /** Says what became of a wish: a refusal once, a code when it counts. */
  hostUpdate(): void {
    this.#followChanges();
    const refusal = (this.#error.value ?? null) as Refusal | null;
    if (refusal === this.#told) return;
    this.#told = refusal;
    if (refusal && this.#host.open) this.#spoken = refusalText(refusal, this.#text);
    if (refusal?.wish.kind === 'remove') this.#removed = null;
  }

  #followChanges(): void {
    const cart = this.#cart.value;
    if (!cart || !this.#strings.ready) return;
    const news = this.#changes.news(cart, this.#strings.language, this.#text);
    if (this.#host.open || this.#host.layout === 'inline') this.#spoken = news || this.#spoken;
  }

  hostUpdated(): void {
    const { renderRoot } = this.#host;
    const sent = this.#cart.value && findCode(this.#cart.value, this.#sentCode);
    const answered = this.#status.value === 'idle' && !sent && this.#sentCode;
    const card = answered ? this.#cart.value?.giftCards.find((each) => endsAs(answered, each)) : undefined;
    if (sent?.applied || card) {
      this.#sentCode = null;
      renderRoot.querySelector<HTMLFormElement>('.extra form')?.reset();
      this.#answer(card ? this.#cardText(card) : this.#text('codeApplied', { code: sent!.code }));
    }
    if (this.#focus === null) return;
    const line = [...renderRoot.querySelectorAll<HTMLElement>('.line')].find(({ dataset }) => dataset.variant === this.#focus);
    (line ?? renderRoot.querySelector<HTMLElement>('.undo button') ?? renderRoot.querySelector('h2'))?.focus();
    this.#focus = null;
  }

  #cardText(card: GiftCardUse): string {
    const { language } = this.#strings;
    if (card.reason) return giftCardNote(card, language, this.#text);
    return this.#text('giftCardAdded', { last4: card.last4, amount: formatMoney(this.#cart.value!.amountDue, language) });
  }

  render(): TemplateResult {
    const host = this.#host;
    const status = this.#status.value;
    return cartBody({
      cart: this.#cart.value ?? null, loading: status === 'loading', saving: status === 'saving', offline: status === 'offline',
      language: this.#strings.language, text: this.#text, spoken: this.#spoken, changes: this.#changes, removed: this.#removed, refusal: this.#told, sentCode: this.#sentCode,
      checkoutHref: host.checkoutHref, continueHref: host.continueHref, ready: this.#strings.ready,
      hrefOf: (handle) => host.productHref?.replace('{handle}', encodeURIComponent(handle)),
      setQuantity: this.#setQuantity, remove: this.#remove, undo: this.#undo, retry: this.#retry, applyCode: this.#applyCode, checkOut: this.#checkOut,
      close: host.layout === 'inline' ? undefined : () => host.close(),
      removeCode: this.#removeCode, removeGiftCard: this.#removeGiftCard,
      setNote: (note) => void host.dispatchEvent(new CartSetNoteEvent({ note })),
    });
  }
}
