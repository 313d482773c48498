import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { ProductsQuery, Shop, ShopError } from '@smallshop/state';
import type { ShopController } from '../controllers/shop.ts';
import { StoreController } from '../controllers/store.ts';
import type { LocalizeController } from '../internal/language/strings.ts';
import { failureKey } from '../internal/errors/connection-errors.ts';
import type { ProductGridElement } from './product-grid.ts';
import type { ProductGridStrings } from './product-grid.strings.ts';

export { aroundStrings } from './grid-status.strings.ts';
export { aroundStyles } from './grid-status.styles.ts';

type Query = (shop: Shop | null) => ProductsQuery | null;

const titleKey = ({ code }: ShopError) => (failureKey(code) === 'offline' ? 'offlineTitle' : 'errorTitle');

/** The parts of a grid beside its cards: the button for more, and what is shown instead of cards. */
export class GridStatus implements ReactiveController {
  #host: ProductGridElement;
  #shops: ShopController;
  #t: LocalizeController<ProductGridStrings>;
  #query: Query;
  #loadingMore;
  /** How many cards there were when more were asked for: the next one gets the focus. */
  #shownBefore: number | null = null;

  constructor(
    host: ProductGridElement,
    shops: ShopController,
    strings: LocalizeController<ProductGridStrings>,
    query: Query,
  ) {
    this.#host = host;
    this.#shops = shops;
    this.#t = strings;
    this.#query = query;
    this.#loadingMore = new StoreController(host, shops, (shop) => query(shop)?.$loadingMore ?? null);
    host.addController(this);
  }

  hostUpdated(): void {
    const before = this.#shownBefore;
    if (before === null || this.#loadingMore.value) return;
    const cards = this.#cards;
    if (cards.length <= before) return;
    this.#shownBefore = null;
    const light = cards[before]!.querySelector('slot')?.assignedElements()[0];
    (light ?? cards[before]!).querySelector<HTMLElement>('a[href], button')?.focus();
  }

  get #cards(): NodeListOf<HTMLLIElement> {
    return this.#host.renderRoot.querySelectorAll('li');
  }

  #retry = (): void => this.#query(this.#shops.shop)?.retry();

  #more = (): void => {
    if (this.#loadingMore.value) return;
    this.#shownBefore = this.#cards.length;
    void this.#query(this.#shops.shop)?.loadMore();
  };

  #message(title: string, text: string, canRetry = false): TemplateResult {
    return html`<div class="message" part="message" role=${canRetry ? 'alert' : nothing}>
      <h3 aria-level=${this.#host.headingLevel}>${title}</h3>
      <p class="quiet">${text}</p>
      ${canRetry ? this.#retryButton : nothing}
    </div>`;
  }

  get #retryButton(): TemplateResult {
    const text = this.#t.text('retry');
    return html`<button class="button" part="retry" type="button" @click=${this.#retry}>${text}</button>`;
  }

  /** In place of products: why there are none. */
  error(error: ShopError): TemplateResult {
    return this.#message(this.#t.text(titleKey(error)), this.#t.text(failureKey(error.code)), true);
  }

  /** In place of products that take a while. */
  placeholders(): TemplateResult {
    const places = Array.from(
      { length: Math.min(this.#host.pageSize, 12) },
      () => html`<div class="card"><span class="skeleton media"></span>
      <div class="text"><span class="skeleton line"></span><span class="skeleton line short"></span></div></div>`,
    );
    return html`<span class="visually-hidden" role="status">${this.#t.text('loading')}</span>
      <div class="list" aria-hidden="true">${places}</div>`;
  }

  empty(): TemplateResult {
    const { search } = this.#host;
    return this.#message(
      this.#t.text('emptyTitle'),
      search ? this.#t.text('emptySearch', { search }) : this.#t.text('empty'),
    );
  }

  /** On a card: why it could not be added. */
  refusal({ code, left }: ShopError): TemplateResult {
    const t = this.#t;
    const text =
      code !== 'out_of_stock'
        ? t.text('refused')
        : left
          ? t.text('refusedLeft', { count: left })
          : t.text('refusedOutOfStock');
    return html`<p class="error" part="refusal">${text}</p>`;
  }

  /** Below the products: how many are shown, and the way to more. */
  foot(count: number, hasMore: boolean, error: ShopError | null): TemplateResult {
    const t = this.#t;
    const busy = this.#loadingMore.value === true;
    return html`<p class="visually-hidden" role="status">
        ${busy ? t.text('loadingMore') : t.text('shown', { count })}
      </p>
      ${error ? html`<p class="error" role="alert">${t.text(titleKey(error))}</p>${this.#retryButton}` : nothing}
      ${
        hasMore && !error
          ? html`<button class="button" part="more" type="button" aria-busy=${busy} @click=${this.#more}>
            ${t.text(busy ? 'loadingMore' : 'more')}
          </button>`
          : nothing
      }`;
  }
}
