import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ProductSort, ProductSummary, Variant } from '@smallshop/contract';
import type { ProductsQuery, Shop, ShopError } from '@smallshop/state';
import { AddingController } from '../controllers/adding.ts';
import { OnlineController } from '../controllers/online.ts';
import { ShopController } from '../controllers/shop.ts';
import { StoreController } from '../controllers/store.ts';
import { ProductSelectEvent } from '../events/product-events.ts';
import { base } from '../internal/base.styles.ts';
import { buttons } from '../internal/buttons.styles.ts';
import { skeletons } from '../internal/skeletons.styles.ts';
import { icons } from '../internal/icons.styles.ts';
import { prices } from '../internal/price.styles.ts';
import { StringsController } from '../internal/strings.ts';
import { warnOnce } from '../internal/warn.ts';
import { card } from './card.ts';
import { LightCards } from './light-cards.ts';
import { productGridStrings } from './product-grid.strings.ts';
import { productGridStyles } from './product-grid.styles.ts';

const sorts: readonly string[] = ['manual', 'title', 'price_asc', 'price_desc', 'newest'] satisfies ProductSort[];

/**
 * The products of a collection or a search, each ready to be added to the cart.
 *
 * @tag smallshop-product-grid
 * @slot - What to show until the products have come: links for search engines, say. A `<template>` here is the card.
 * @slot empty - In place of the words for "no products".
 * @event {ProductSelectEvent} smallshop-product-select - A product's link was followed. Cancel it to stay.
 * @event {CartAddEvent} smallshop-cart-add - A product is to be added. Cancel it to add it yourself.
 * @csspart list - The grid.
 * @csspart card - One product.
 * @csspart media - The frame of its pictures.
 * @csspart image - A picture; `second` is the one shown on hover.
 * @csspart badge - `sold-out`, `reduced` or `low-stock`.
 * @csspart title - Its title.
 * @csspart prices - The line of prices, with `price` (`reduced`) and `compare-at` in it.
 * @csspart price - What it costs; `reduced` where that is less than before.
 * @csspart compare-at - What it cost before.
 * @csspart add - The button that adds it; `added` when it did.
 * @csspart choose - The link to a product with options.
 * @csspart refusal - Why it could not be added.
 * @csspart more - The button for more products.
 * @csspart message - What is said in place of products.
 * @csspart retry - The button that tries again.
 * @cssproperty --smallshop-product-grid-columns - The most columns; default 4.
 * @cssproperty --smallshop-product-grid-gap - Space between cards.
 * @cssproperty --smallshop-product-grid-image-ratio - Width / height of the pictures; default 4 / 5.
 */
export class ProductGrid extends LitElement {
  static override styles = [...base, buttons, skeletons, icons, prices, productGridStyles];
  static override properties = {
    collection: {}, search: {}, sort: {}, exclude: {},
    pageSize: { type: Number, attribute: 'page-size' },
    productHref: { attribute: 'product-href' },
    headingLevel: { type: Number, attribute: 'heading-level' },
    available: { type: Boolean },
    hideMore: { type: Boolean, attribute: 'hide-more' },
  };

  #shops = new ShopController(this);
  #t = new StringsController(this, this.#shops, 'product-grid', productGridStrings);
  #list = new StoreController(this, this.#shops, (shop) => this.#query(shop)?.$list ?? null);
  #loadingMore = new StoreController(this, this.#shops, (shop) => this.#query(shop)?.$loadingMore ?? null);
  #adding = new AddingController(this, this.#shops);
  #lightCards = new LightCards(this);
  /** How many cards there were when more were asked for: the next one gets the focus. */
  #shownBefore: number | null = null;

  /** Handle of the collection; all products without. */
  declare collection: string | null;
  /** Words that a product must have. */
  declare search: string | null;
  /** `manual` (the shop's own order), `title`, `price_asc`, `price_desc` or `newest`. */
  declare sort: string | null;
  /** Handle of a product to leave out: the one the page shows already. */
  declare exclude: string | null;
  /** Products a page, 1 to 100; default 12. */
  declare pageSize: number;
  /** Address of a product's page; `{handle}` is filled in. */
  declare productHref: string;
  /** Level of the cards' headings; default 3. */
  declare headingLevel: number;
  /** Leaves out what is sold out. */
  declare available: boolean;
  /** Shows one page only. */
  declare hideMore: boolean;

  constructor() {
    super();
    this.collection = this.search = this.sort = this.exclude = null;
    this.pageSize = 12;
    this.productHref = '/products/{handle}';
    this.headingLevel = 3;
    this.available = this.hideMore = false;
    new OnlineController(this, () => this.#list.value?.status === 'error' && this.#retry());
  }

  #query(shop: Shop | null): ProductsQuery | null {
    const { collection, search, sort, pageSize, exclude, hideMore, available } = this;
    if (!shop || !this.#isSound()) return null;
    return shop.catalog.products({
      ...(collection && { collection }), ...(search && { search }), ...(sort && { sort: sort as ProductSort }), ...(available && { available }),
      // One more to fill the place of what is left out.
      limit: Math.min(100, pageSize + (exclude && hideMore ? 1 : 0)),
    });
  }

  #isSound(): boolean {
    if (this.sort && !sorts.includes(this.sort)) warnOnce(`<smallshop-product-grid sort="${this.sort}"> is unknown. Use ${sorts.join(', ')}.`);
    else if (!Number.isInteger(this.pageSize) || this.pageSize < 1 || this.pageSize > 100) warnOnce('<smallshop-product-grid page-size> must be a whole number from 1 to 100.');
    else return true;
    return false;
  }

  get #items(): ProductSummary[] {
    const items = (this.#list.value?.data?.items ?? []).filter(({ handle }) => handle !== this.exclude);
    return this.hideMore ? items.slice(0, this.pageSize) : items;
  }

  override willUpdate(): void {
    this.#lightCards.show(this.#items, this.#t.language, this.#hrefOf);
  }

  override updated(_changed: PropertyValues<this>): void {
    const before = this.#shownBefore;
    if (before === null || this.#loadingMore.value) return;
    if (this.#items.length <= before) return;
    this.#shownBefore = null;
    const added = this.renderRoot.querySelectorAll('li')[before];
    const light = added?.querySelector('slot')?.assignedElements()[0];
    (light ?? added)?.querySelector<HTMLElement>('a[href], button')?.focus();
  }

  #hrefOf = ({ handle }: ProductSummary): string => this.productHref.replace('{handle}', encodeURIComponent(handle));

  #retry = (): void => this.#query(this.#shops.shop)?.retry();

  #more = (): void => {
    if (this.#loadingMore.value) return;
    this.#shownBefore = this.#items.length;
    void this.#query(this.#shops.shop)?.loadMore();
  };

  #add(product: ProductSummary, variant: Variant): void {
    this.#adding.add(product.id, { line: { variantId: variant.id, quantity: 1 }, preview: { product, variantId: variant.id } });
  }

  #select(event: Event, product: ProductSummary): void {
    if (!this.dispatchEvent(new ProductSelectEvent({ product, href: this.#hrefOf(product) }))) event.preventDefault();
  }

  #renderItem = (product: ProductSummary, index: number): TemplateResult => {
    if (this.#lightCards.template) return html`<li><slot name=${LightCards.slotOf(product)}></slot></li>`;
    return html`<li>${card(product, {
      t: this.#t, href: this.#hrefOf(product), headingLevel: this.headingLevel, eager: index < 4,
      adding: this.#adding.of(product.id),
      add: (variant) => this.#add(product, variant),
      select: (event) => this.#select(event, product),
    })}</li>`;
  };

  #renderMessage(title: string, text: string, retry = false): TemplateResult {
    return html`<div class="message" part="message" role=${retry ? 'alert' : nothing}>
      <h3 aria-level=${this.headingLevel}>${title}</h3>
      <p class="quiet">${text}</p>
      ${retry ? html`<button class="button" part="retry" type="button" @click=${this.#retry}>${this.#t.text('retry')}</button>` : nothing}
    </div>`;
  }

  #renderError(error: ShopError): TemplateResult {
    const offline = error.code === 'network_error';
    return this.#renderMessage(this.#t.text(offline ? 'offlineTitle' : 'errorTitle'), this.#t.text(offline ? 'offline' : 'error'), true);
  }

  #renderLoading(): TemplateResult {
    const places = Array.from({ length: Math.min(this.pageSize, 12) }, () => html`<div class="card"><span class="skeleton media"></span>
      <div class="text"><span class="skeleton line"></span><span class="skeleton line short"></span></div></div>`);
    // A page that brought links of its own keeps them on screen until the products are here.
    return html`<slot><span class="visually-hidden" role="status">${this.#t.text('loading')}</span>
      <div class="list" aria-hidden="true">${places}</div></slot>`;
  }

  #renderFoot(hasMore: boolean, count: number, error: ShopError | null) {
    const busy = this.#loadingMore.value === true;
    const t = this.#t;
    if (this.hideMore) return nothing;
    return html`<div class="foot">
      <p class="visually-hidden" role="status">${busy ? t.text('loadingMore') : t.text('shown', { count })}</p>
      ${error ? html`<p class="error" role="alert">${t.text(error.code === 'network_error' ? 'offlineTitle' : 'errorTitle')}</p>
        <button class="button" part="retry" type="button" @click=${this.#retry}>${t.text('retry')}</button>` : nothing}
      ${hasMore && !error ? html`<button class="button" part="more" type="button" aria-busy=${busy} @click=${this.#more}>${t.text(busy ? 'loadingMore' : 'more')}</button>` : nothing}
    </div>`;
  }

  override render() {
    const list = this.#list.value;
    const t = this.#t;
    if (!this.#shops.shop || !list) return nothing;
    const { data } = list;
    if (list.status === 'error' && !data) return this.#renderError(list.error);
    if (!data || !t.ready) return this.#renderLoading();
    const items = this.#items;
    if (items.length === 0 && !data.hasMore) {
      const { search } = this;
      return html`<slot name="empty">${this.#renderMessage(t.text('emptyTitle'), search ? t.text('emptySearch', { search }) : t.text('empty'))}</slot>`;
    }
    return html`<ul class="list" part="list" role="list" aria-label=${t.text('label')} aria-busy=${list.status === 'loading'}>
        ${repeat(items, ({ id }) => id, this.#renderItem)}
      </ul>
      ${this.#renderFoot(data.hasMore, items.length, list.status === 'error' ? list.error : null)}`;
  }
}
