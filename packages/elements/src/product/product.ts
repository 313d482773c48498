import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Product, Variant } from '@smallshop/contract';
import { maxLineQuantity } from '@smallshop/contract/rules';
import type { ShopError } from '@smallshop/state';
import { AddingController } from '../controllers/adding.ts';
import { OnlineController } from '../controllers/online.ts';
import { PlaceholdersController } from '../controllers/placeholders.ts';
import { ShopController } from '../controllers/shop.ts';
import { StoreController } from '../controllers/store.ts';
import { VariantSelectedEvent } from '../events/variant-events.ts';
import { base } from '../internal/styles/base.styles.ts';
import { buttons } from '../internal/forms/buttons.styles.ts';
import { skeletons } from '../internal/styles/skeletons.styles.ts';
import { icons } from '../internal/markup/icons.styles.ts';
import { displayName } from '../internal/format/format-names.ts';
import { price } from '../internal/markup/price.ts';
import { productHrefs } from '../internal/page/product-href.ts';
import { prices } from '../internal/markup/price.styles.ts';
import { LocalizeController } from '../internal/language/strings.ts';
import { failureKey } from '../internal/errors/connection-errors.ts';
import { Gallery } from './gallery.ts';
import { removeJsonLd, writeJsonLd } from './json-ld/json-ld.ts';
import { taxNotes, taxName } from './purchase/tax-notes.ts';
import { unitPrice } from './purchase/unit-price.ts';
import { ProductAddressController } from './product-address-controller.ts';
import { optionPickers } from './purchase/option-picker.ts';
import { productStrings } from './product.strings.ts';
import { stepper } from '../internal/quantity-stepper/quantity-stepper.styles.ts';
import { pageTokens } from '../internal/tokens/page-tokens.styles.ts';
import { productStyles } from './product.styles.ts';
import { contents } from './purchase/contents.ts';
import { purchase, stockNote } from './purchase/purchase.ts';
import { insertSafely } from './description/safe-html.ts';
import { firstSelection, variantOf, type Selection } from './purchase/selection.ts';

/**
 * One product: pictures, options, quantity, description, and the button that adds it to the cart.
 *
 * @tag smallshop-product
 * @slot - What to show until the product has come: its words for search engines, say.
 * @slot before-purchase - Above quantity and button.
 * @slot after-purchase - Below them: delivery, a size guide.
 * @slot after-description - At the end.
 * @event {VariantSelectedEvent} smallshop-variant-selected - The choice names another variant, or none.
 * @event {CartAddEvent} smallshop-cart-add - It is to be added. Cancel it to add it yourself.
 * @event {CartCloseEvent} smallshop-cart-close - A link to another product was followed in place: the cart's drawer
 *   closes. Cancel it to leave the drawer open.
 * @csspart gallery - Pictures and thumbnails.
 * @csspart strip - The row of pictures that is swiped.
 * @csspart image - A picture.
 * @csspart previous - The button to the picture before.
 * @csspart next - The button to the picture after.
 * @csspart thumbnails - The row of small pictures.
 * @csspart thumbnail - One of them.
 * @csspart thumbnail-image - The picture in it.
 * @csspart details - Everything beside the gallery.
 * @csspart vendor - Who made it.
 * @csspart title - Its title.
 * @csspart prices - The line of prices, with `price` (`reduced`) and `compare-at` in it.
 * @csspart price - The price; `reduced` if it is below the compare-at price.
 * @csspart compare-at - What it cost before.
 * @csspart unit-price - The price of a measure, such as 1 kg, if the variant has one.
 * @csspart tax - Whether tax and duty are in it, come on top or are due on delivery.
 * @csspart option - One option.
 * @csspart chosen - The value chosen of it.
 * @csspart value - A value: `available`, `sold-out` or `missing`.
 * @csspart swatch - The colour of a value.
 * @csspart contents - What a bundle contains.
 * @csspart component - One part of it: its quantity, and a link to its product.
 * @csspart stock - Whether it can be had: `in`, `low`, `sold-out` or `missing`.
 * @csspart purchase - Quantity and button.
 * @csspart stepper - The quantity.
 * @csspart decrease - Its button for one less.
 * @csspart quantity - Its field.
 * @csspart increase - Its button for one more.
 * @csspart add - The button that adds it; `added` when it did.
 * @csspart refusal - Why it could not be added.
 * @csspart description - The description.
 * @csspart message - What is said in place of a product.
 * @csspart retry - The button that tries again.
 * @cssproperty --smallshop-product-image-ratio - Width / height of the pictures; default 4 / 5.
 * @cssproperty --smallshop-product-sticky-offset - Distance from the top at which the details stay while the
 *   pictures scroll.
 */
export class ProductElement extends LitElement {
  static override styles = [...base, pageTokens, buttons, skeletons, icons, prices, stepper, productStyles];
  static override properties = {
    handle: {},
    selection: { state: true },
    quantity: { state: true },
    productHref: { attribute: 'product-href' },
    headingLevel: { type: Number, attribute: 'heading-level' },
    variantInUrl: { type: Boolean, attribute: 'variant-in-url' },
  };

  #shops = new ShopController(this);
  #address = new ProductAddressController(this);
  #t = new LocalizeController(this, this.#shops, 'product', productStrings);
  #product = new StoreController(this, this.#shops, (shop) =>
    this.#handle ? shop.catalog.product(this.#handle).$product : null,
  );
  #region = new StoreController(this, this.#shops, (shop) => shop.region.$region);
  #placeholders = new PlaceholdersController(this);
  #adding = new AddingController(this, this.#shops);
  #gallery = new Gallery(this, this.#t);

  /** The product's handle. Without it: the product that the page's address names, `?product=dragon-well`, or none. */
  declare handle: string | null;
  /**
   * Address of the product of a bundle's component, with `{handle}` in it. Default: this page with `?product=…` where
   * it has a `<smallshop-product>` without a handle, else `/products/{handle}`.
   */
  declare productHref: string | null;
  /** Level of the title's heading; default 2. */
  declare headingLevel: number;
  /** Keeps the variant in the address, as `?variant=SKU`, and starts with it. */
  declare variantInUrl: boolean;
  declare private selection: Selection;
  declare private quantity: number;
  #selectionOf = '';

  constructor() {
    super();
    this.handle = this.productHref = null;
    this.headingLevel = 2;
    this.variantInUrl = false;
    this.selection = {};
    this.quantity = 1;
    new OnlineController(this, () => this.#product.value?.status === 'error' && this.#retry());
  }

  get #handle(): string | null {
    return this.handle || this.#address.handle;
  }

  get #shown(): Product | null {
    return this.#product.value?.data ?? null;
  }

  /** The chosen variant; null while there is none. */
  get variant(): Variant | null {
    return this.#shown && variantOf(this.#shown, this.selection);
  }

  override willUpdate(): void {
    const product = this.#shown;
    // Another language has other option names: the choice begins anew, at the variant that was chosen.
    const key = product ? `${product.id} ${product.options.map(({ name }) => name).join()}` : '';
    if (!product || key === this.#selectionOf) return;
    if (product.id !== this.#productId) {
      this.quantity = 1;
      this.#chosenId = null;
      this.#productId = product.id;
    }
    const wanted = this.variantInUrl ? new URL(location.href).searchParams.get('variant') : null;
    this.selection = firstSelection(product, this.#chosenId ?? wanted);
    this.#selectionOf = key;
    this.#chosenId = this.variant?.id ?? null;
  }
  #chosenId: string | null = null;
  #productId: string | null = null;

  override updated(): void {
    const product = this.#shown;
    if (!product) return this.#handle ? undefined : removeJsonLd(this);
    writeJsonLd(this, product);
    const prose = this.renderRoot.querySelector<HTMLElement>('.prose');
    if (prose) void insertSafely(prose, product.descriptionHtml);
  }

  #choose = (name: string, value: string): void => {
    const product = this.#shown!;
    this.selection = { ...this.selection, [name]: value };
    const { variant } = this;
    this.#chosenId = variant?.id ?? this.#chosenId;
    this.quantity = Math.min(this.quantity, variant?.quantityAvailable ?? maxLineQuantity);
    this.#gallery.show(product.images.findIndex(({ id }) => id === variant?.imageId));
    if (this.variantInUrl && variant) {
      const url = new URL(location.href);
      url.searchParams.set('variant', variant.sku);
      history.replaceState(history.state, '', url);
    }
    this.dispatchEvent(new VariantSelectedEvent({ product, variant }));
  };

  #add = (): void => {
    const variant = this.variant!;
    this.#adding.add(variant.id, {
      line: { variantId: variant.id, quantity: this.quantity },
      preview: { product: this.#shown!, variantId: variant.id },
    });
  };

  #hrefOf = (handle: string): string =>
    productHrefs(this, this.productHref)(handle) ?? `/products/${encodeURIComponent(handle)}`;

  #retry = (): void => {
    if (this.#handle) this.#shops.shop?.catalog.product(this.#handle).retry();
  };

  /** On a product's own page the title is a real `<h1>`: not every reader of a page knows `aria-level`. */
  #renderTitle({ title }: Product): TemplateResult {
    return this.headingLevel === 1
      ? html`<h1 part="title">${title}</h1>`
      : html`<h2 part="title" aria-level=${this.headingLevel}>${title}</h2>`;
  }

  #renderError({ code }: ShopError): TemplateResult {
    const kind = code === 'product_not_found' ? 'notFound' : failureKey(code);
    // A product that does not exist is not shown in the page's words either.
    return html`${kind === 'notFound' ? nothing : html`<slot></slot>`}<div class="message" part="message" role="alert">
      <h2 aria-level=${this.headingLevel}>${this.#t.text(kind === 'unreachable' ? 'errorTitle' : `${kind}Title`)}</h2>
      <p class="quiet">${this.#t.text(kind)}</p>
      ${
        kind === 'notFound'
          ? nothing
          : html`<button class="button" part="retry" type="button" @click=${this.#retry}>
            ${this.#t.text('retry')}
          </button>`
      }
    </div>`;
  }

  #renderLoading(): TemplateResult {
    if (!this.#placeholders.areDue) return html`<slot></slot>`;
    return html`<slot><span class="visually-hidden" role="status">${this.#t.text('loading')}</span>
      <div class="product" aria-hidden="true">
        <span class="skeleton slide"></span>
        <div class="details">
          <div class="head"><span class="skeleton title"></span><span class="skeleton line short"></span></div>
          <span class="skeleton add"></span><span class="skeleton line"></span><span class="skeleton line"></span>
        </div>
      </div></slot>`;
  }

  #renderPrice({ priceRange, compareAtPrice, landedCost }: Product): TemplateResult {
    const { variant } = this;
    const t = this.#t;
    const tax = t.text(taxName(this.#region.value?.country ?? ''));
    return html`<p class="prices" part="prices" aria-live="polite">
        ${price(
          variant?.price ?? priceRange.min,
          variant ? variant.compareAtPrice : compareAtPrice,
          t.language,
          { price: t.text('price'), regular: t.text('regularPrice') },
          variant ? undefined : (amount) => t.text('from', { price: amount }),
        )}
      </p>
      ${unitPrice(variant?.unitPricing, t.language)}
      <p class="tax" part="tax">${taxNotes(landedCost, this.#region.value?.dutyMode)
        .map((key) => t.text(key, { tax }))
        .join(' · ')}</p>`;
  }

  override render() {
    const loadable = this.#product.value;
    const product = this.#shown;
    const t = this.#t;
    if (!loadable) return html`<slot></slot>`;
    if (loadable.status === 'error' && !product) return this.#renderError(loadable.error);
    if (!product || !t.ready) return this.#renderLoading();
    const { variant, quantity, selection } = this;
    return html`<article class="product">
      ${this.#gallery.render(product)}
      <div class="details" part="details">
        <header class="head">
          ${product.vendor ? html`<p class="vendor" part="vendor">${product.vendor}</p>` : nothing}
          ${this.#renderTitle(product)}
          ${this.#renderPrice(product)}
        </header>
        ${
          product.options.length > 0
            ? html`<div class="options">${optionPickers({ product, selection, t, choose: this.#choose })}</div>`
            : nothing
        }
        ${contents(variant, t, this.#hrefOf)}
        <div class="buy">
          <slot name="before-purchase"></slot>
          ${stockNote(variant, t, displayName('region', this.#region.value?.country ?? 'ZZ', t.language))}
          ${purchase({
            t,
            variant,
            quantity,
            adding: this.#adding.of(variant?.id ?? ''),
            setQuantity: (next) => (this.quantity = Math.max(1, next)),
            add: this.#add,
          })}
          <slot name="after-purchase"></slot>
        </div>
        ${
          product.descriptionHtml
            ? html`<section class="prose" part="description" dir="auto"
              aria-label=${t.text('description')}></section>`
            : nothing
        }
        <slot name="after-description"></slot>
      </div>
    </article>`;
  }
}
