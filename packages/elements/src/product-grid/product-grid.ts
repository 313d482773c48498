import { adoptStyles, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ProductSort, ProductSummary, Variant } from '@smallshop/contract';
import { maxPageSize } from '@smallshop/contract/rules';
import type { ProductsQuery, Shop } from '@smallshop/state';
import { AddingController } from '../controllers/adding.ts';
import { OnlineController } from '../controllers/online.ts';
import { PlaceholdersController } from '../controllers/placeholders.ts';
import { ShopController } from '../controllers/shop.ts';
import { StoreController } from '../controllers/store.ts';
import { ProductSelectEvent } from '../events/product-events.ts';
import { base } from '../internal/styles/base.styles.ts';
import { icons } from '../internal/markup/icons.styles.ts';
import { prices } from '../internal/markup/price.styles.ts';
import { lazyPart } from '../internal/lazy/lazy-part.ts';
import { reportLoadError } from '../internal/errors/load-error.ts';
import { productHrefs } from '../internal/page/product-href.ts';
import { LocalizeController } from '../internal/language/strings.ts';
import { warnLater } from '../internal/warnings/warn-later.ts';
import { cardStrings } from './card.strings.ts';
import { Cards } from './cards.ts';
import type { ProductGridStrings } from './product-grid.strings.ts';
import { productGridStyles } from './product-grid.styles.ts';

const sorts: string[] = 'manual title price_asc price_desc newest best_selling relevance'.split(' ');

/**
 * The products of a collection or a search, each ready to be added to the cart.
 *
 * @tag smallshop-product-grid
 * @slot - Content until the products are loaded, or if they cannot be: links for search engines, for example. A
 *   `<template>` here is the card.
 * @slot empty - In place of the words for "no products".
 * @event {ProductSelectEvent} smallshop-product-select - A product's link was followed. Cancel it to stay.
 * @event {CartAddEvent} smallshop-cart-add - A product is to be added. Cancel it to add it yourself.
 * @event {ShopErrorEvent} smallshop-error - A part of the element could not be loaded, after several tries.
 * @csspart list - The grid.
 * @csspart card - One product.
 * @csspart media - The frame of its pictures.
 * @csspart image - A picture; `second` is the one shown on hover.
 * @csspart badge - `sold-out`, `reduced` or `low-stock`.
 * @csspart title - Its title.
 * @csspart prices - The line of prices, with `price` (`reduced`) and `compare-at` in it.
 * @csspart price - The price; `reduced` if it is below the compare-at price.
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
export class ProductGridElement extends LitElement {
  static override styles = [...base, icons, prices, productGridStyles];
  static override properties = {
    collection: {},
    search: {},
    sort: {},
    exclude: {},
    pageSize: { type: Number, attribute: 'page-size' },
    productHref: { attribute: 'product-href' },
    headingLevel: { type: Number, attribute: 'heading-level' },
    available: { type: Boolean },
    hovered: { state: true },
    hideMore: { type: Boolean, attribute: 'hide-more' },
  };

  #shops = new ShopController(this);
  #t = new LocalizeController<ProductGridStrings>(this, this.#shops, 'product-grid', cardStrings);
  #list = new StoreController(this, this.#shops, (shop) => this.#query(shop)?.$list ?? null);
  #placeholders = new PlaceholdersController(this);
  #adding = new AddingController(this, this.#shops);
  #cards = new Cards();
  /** Cards of the page's own `<template>`. */
  #light = lazyPart(
    this,
    () => import('./light-cards.ts').then(({ LightCards }) => new LightCards(this, () => this.requestUpdate())),
    reportLoadError,
  );
  /** The parts beside the cards: the button for more, and what is shown instead of cards: placeholders, messages. */
  #around = lazyPart(
    this,
    async () => {
      const { GridStatus, aroundStrings, aroundStyles } = await import('./grid-status.ts');
      this.#t.learn(aroundStrings);
      adoptStyles(this.renderRoot as ShadowRoot, [...ProductGridElement.elementStyles, ...aroundStyles]);
      return new GridStatus(this, this.#shops, this.#t, (shop) => this.#query(shop));
    },
    reportLoadError,
  );

  /** Handle of the collection; all products without. */
  declare collection: string | null;
  /** Words that a product must have. */
  declare search: string | null;
  /**
   * `manual` (the shop's own order), `title`, `price_asc`, `price_desc`, `newest`, `best_selling` or `relevance`.
   * Default: `relevance` with a search, else `manual`.
   */
  declare sort: string | null;
  /** Handle of a product to leave out: the one the page shows already. */
  declare exclude: string | null;
  /** Products a page, 1 to 100; default 12. */
  declare pageSize: number;
  /**
   * Address of a product's page, with `{handle}` in it. Default: this page with `?product=…` where it has a
   * `<smallshop-product>` without a handle, else `/products/{handle}`.
   */
  declare productHref: string | null;
  /** Level of the cards' headings; default 3. */
  declare headingLevel: number;
  /** Hides products that are sold out. */
  declare available: boolean;
  /** Shows one page only. */
  declare hideMore: boolean;

  /** A pointer that can hover has come: cards have their second picture, which phones never show. */
  declare private hovered: boolean;

  constructor() {
    super();
    this.collection = this.search = this.sort = this.exclude = this.productHref = null;
    this.pageSize = 12;
    this.headingLevel = 3;
    this.available = this.hideMore = this.hovered = false;
    new OnlineController(this, () => this.#list.value?.status === 'error' && this.#retry());
  }

  #query(shop: Shop | null): ProductsQuery | null {
    const { collection, search, sort, pageSize, exclude, hideMore, available } = this;
    if (!shop || !this.#isSound()) return null;
    return shop.catalog.products({
      ...(collection && { collection }),
      ...(search && { search }),
      ...(sort && { sort: sort as ProductSort }),
      ...(available && { available }),
      // One more, to replace the product that is hidden.
      limit: Math.min(maxPageSize, pageSize + (exclude && hideMore ? 1 : 0)),
    });
  }

  #isSound(): boolean {
    const { sort, pageSize } = this;
    if ((!sort || sorts.includes(sort)) && pageSize >= 1 && pageSize <= maxPageSize && pageSize % 1 === 0) return true;
    warnLater(({ warnOfGrid }) => warnOfGrid(sort, sorts));
    return false;
  }

  get #items(): ProductSummary[] {
    const items = (this.#list.value?.data?.items ?? []).filter(({ handle }) => handle !== this.exclude);
    return this.hideMore ? items.slice(0, this.pageSize) : items;
  }

  get #template(): Element | null {
    return this.querySelector(':scope > template:not([slot])');
  }

  override willUpdate(): void {
    const light = this.#template ? this.#light() : this.#light.present;
    light?.show(this.#items, this.#t.language, this.#hrefs);
  }

  get #hrefs(): (product: ProductSummary) => string {
    const hrefOf = productHrefs(this, this.productHref);
    return ({ handle }) => hrefOf(handle) ?? `/products/${encodeURIComponent(handle)}`;
  }

  #retry = (): void => this.#query(this.#shops.shop)?.retry();

  #add = (product: ProductSummary, variant: Variant): void =>
    this.#adding.add(product.id, {
      line: { variantId: variant.id, quantity: 1 },
      preview: { product, variantId: variant.id },
    });

  #hover = ({ pointerType }: PointerEvent): void => {
    this.hovered ||= pointerType !== 'touch';
  };

  #select = (product: ProductSummary, event: Event): void => {
    if (!this.dispatchEvent(new ProductSelectEvent({ product, href: this.#hrefs(product) }))) event.preventDefault();
  };

  #renderCards(items: ProductSummary[]) {
    if (this.#template) return items.map(({ id }) => html`<li><slot name="card-${id}"></slot></li>`);
    const hrefOf = this.#hrefs;
    return this.#cards.show(items, (product, index) => {
      const adding = this.#adding.of(product.id);
      return {
        t: this.#t,
        language: this.#t.language,
        href: hrefOf(product),
        headingLevel: this.headingLevel,
        eager: index < 4,
        hovered: this.hovered,
        added: adding.state === 'added',
        refusal: adding.state === 'refused' ? this.#around()?.refusal(adding.error) : undefined,
        add: this.#add,
        select: this.#select,
      };
    });
  }

  /** A page that brought links of its own keeps them on screen until the products are here. */
  #renderLoading(): TemplateResult {
    return html`<slot>${this.#placeholders.areDue ? this.#around()?.placeholders() : nothing}</slot>`;
  }

  override render() {
    const list = this.#list.value;
    const t = this.#t;
    // What the page brought stays on screen until there are products.
    if (!this.#shops.shop || !list) return html`<slot></slot>`;
    const { data, status } = list;
    const error = status === 'error' ? list.error : null;
    // A failure is never without a way on, even where the words for it could not be fetched.
    if (error && !data)
      return html`<slot></slot>${
        this.#around()?.error(error) ?? html`<button part="retry" @click=${this.#retry}>${t.text('retry')}</button>`
      }`;
    if (!data || !t.ready || (this.#template && !this.#light())) return this.#renderLoading();
    const items = this.#items;
    const { hasMore } = data;
    if (items.length === 0 && !hasMore) return html`<slot name="empty">${this.#around()?.empty()}</slot>`;
    return html`<ul class="list" part="list" role="list" aria-label=${t.text('label')}
        aria-busy=${status === 'loading'} @pointerover=${this.#hover}>${this.#renderCards(items)}</ul>
      ${this.hideMore ? nothing : html`<div class="foot">${this.#around()?.foot(items.length, hasMore, error)}</div>`}`;
  }
}
