import type { ReactiveController, TemplateResult } from 'lit';
import type { LineItem } from '@smallshop/contract';
import type { ShopController } from '../../controllers/shop.ts';
import { StoreController } from '../../controllers/store.ts';
import type { CartAddEvent } from '../../events/cart-events.ts';
import { CartRemoveEvent, CartRestoreEvent, CartUpdateEvent } from '../../events/cart-line-events.ts';
import { CheckoutStartEvent } from '../../events/checkout-events.ts';
import { reportLoadError } from '../../internal/errors/load-error.ts';
import { lazyPart, type Lazy } from '../../internal/lazy/lazy-part.ts';
import { whenIdle } from '../when-idle.ts';
import { afterPaint } from './after-paint.ts';
import { productHrefs } from '../../internal/page/product-href.ts';
import type { LocalizeController } from '../../internal/language/strings.ts';
import { cartBody } from './cart-body.ts';
import type { CartElement } from '../cart.ts';
import type { CartStrings, CartText } from '../cart.strings.ts';
import { Changes } from '../changes/changes.ts';
import type { CartExtras } from './cart-extras.ts';
import { checkoutHrefOf, followCheckoutLink } from './checkout-link.ts';
import { concernsCode, refusalText, type Refusal } from '../lines/refusals.ts';

export { totalsStrings } from '../totals/totals.strings.ts';
export { changesStrings } from '../changes/changes.strings.ts';
export { codeEntryStrings } from '../codes/code-entry.strings.ts';
export { contentStrings } from './content.strings.ts';
export { contentStyles } from './content.styles.ts';
export { giftCardStrings } from '../gift-cards/gift-card.strings.ts';

/** Content of the cart: lines, codes, note and totals, the outcome of each mutation, and where the focus goes. */
export class CartContent implements ReactiveController {
  readonly #host: CartElement;
  readonly #shops: ShopController;
  readonly #strings: LocalizeController<CartStrings>;
  readonly #cart;
  readonly #status;
  readonly #error;
  #spoken = '';
  #removed: string | null = null;
  #lastRefusal: Refusal | null = null;
  #focus: string | null = null;
  /** Codes and note. They come after the lines are on screen. */
  readonly #extras: Lazy<CartExtras>;
  #areLinesPainted = false;
  readonly #changes = new Changes(() => {
    this.#focus = '';
    this.#host.requestUpdate();
  });

  constructor(host: CartElement, shops: ShopController, strings: LocalizeController<CartStrings>) {
    this.#host = host;
    this.#shops = shops;
    this.#strings = strings;
    this.#cart = new StoreController(host, shops, (shop) => shop.cart.$cart);
    this.#status = new StoreController(host, shops, (shop) => shop.cart.$status);
    this.#error = new StoreController(host, shops, (shop) => shop.cart.$error);
    this.#extras = lazyPart(host, () => this.#loadExtras(), reportLoadError);
    whenIdle(this.#extras);
    host.addController(this);
  }

  hostConnected(): void {}

  async #loadExtras(): Promise<CartExtras> {
    const { CartExtras, codeReasonStrings, extrasStyles } = await import('./cart-extras.ts');
    this.#strings.learn(codeReasonStrings);
    const sheets = extrasStyles.map(({ styleSheet }) => styleSheet!);
    (this.#host.renderRoot as ShadowRoot).adoptedStyleSheets.push(...sheets);
    return new CartExtras(this.#host, this.#shops, {
      source: () => this.#cart.value,
      words: () => ({ language: this.#strings.language, text: this.#text }),
      say: (words) => this.#answer(words),
    });
  }

  readonly #text: CartText = (key, values) => this.#strings.text(key, values);

  /** Something was added, here or elsewhere on the page. */
  added({ detail: { preview, line } }: CartAddEvent): void {
    this.#removed = null;
    this.#host.requestUpdate();
    const title =
      preview?.product.title ??
      this.#cart.value?.lines.find(({ sku, variantId }) => sku === line.sku || variantId === line.variantId)?.title;
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

  /** Codes and gift cards are answered here, in the page's flow too: the store does not speak of them. */
  #answer(text: string): void {
    this.#spoken = text;
    this.#host.requestUpdate();
  }

  readonly #retry = (): void => {
    this.#shops.shop?.cart.dismissError();
    void this.#shops.shop?.cart.refresh();
  };

  readonly #checkOut = (event: MouseEvent): void => {
    const cart = this.#cart.value;
    if (!cart) return;
    if (this.#host.dispatchEvent(new CheckoutStartEvent({ cart }))) followCheckoutLink(this.#host, event);
    else event.preventDefault();
  };

  /** Announces a refused mutation once. */
  hostUpdate(): void {
    this.#followChanges();
    const refusal = (this.#error.value ?? null) as Refusal | null;
    if (refusal === this.#lastRefusal) return;
    this.#lastRefusal = refusal;
    if (refusal && this.#host.open && !concernsCode(refusal)) this.#spoken = refusalText(refusal, this.#text);
    if (refusal?.mutation.kind === 'remove') this.#removed = null;
  }

  #followChanges(): void {
    const cart = this.#cart.value;
    if (!cart || !this.#strings.ready) return;
    const news = this.#changes.news(cart, this.#strings.language, this.#text);
    if (this.#host.open || this.#host.layout === 'inline') this.#spoken = news || this.#spoken;
  }

  hostUpdated(): void {
    if (!this.#areLinesPainted && this.#cart.value?.lines.length)
      afterPaint(() => {
        this.#areLinesPainted = true;
        this.#host.requestUpdate();
      });
    this.#moveFocus();
  }

  #moveFocus(): void {
    const { renderRoot } = this.#host;
    if (this.#focus === null) return;
    const line = [...renderRoot.querySelectorAll<HTMLElement>('.line')].find(
      ({ dataset }) => dataset.variant === this.#focus,
    );
    (line ?? renderRoot.querySelector<HTMLElement>('.undo button') ?? renderRoot.querySelector('h2'))?.focus();
    this.#focus = null;
  }

  render(): TemplateResult {
    const host = this.#host;
    const status = this.#status.value;
    return cartBody({
      cart: this.#cart.value ?? null,
      loading: status === 'loading',
      saving: status === 'saving',
      offline: status === 'offline',
      language: this.#strings.language,
      text: this.#text,
      spoken: this.#spoken,
      changes: this.#changes,
      removed: this.#removed,
      refusal: this.#lastRefusal,
      extras: (cart) => (this.#areLinesPainted ? this.#extras()?.render(cart) : undefined),
      checkoutHref: checkoutHrefOf(host),
      continueHref: host.continueHref,
      ready: this.#strings.ready,
      hrefOf: productHrefs(host, host.productHref),
      setQuantity: this.#setQuantity,
      remove: this.#remove,
      undo: this.#undo,
      retry: this.#retry,
      checkOut: this.#checkOut,
      close: host.layout === 'inline' ? undefined : () => host.close(),
    });
  }
}
