import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Address, Order as OrderData } from '@smallshop/contract';
import { checkoutOf, orderOf, renewDownloads, type OrderStore } from '@smallshop/state/checkout';
import type { CartStrings, CartText } from '../cart/cart.strings.ts';
import { totalsStrings } from '../cart/totals/totals.strings.ts';
import { giftCardStrings } from '../cart/gift-cards/gift-cards.ts';
import { lineRow } from '../checkout/summary/line-row.ts';
import { ShopController } from '../controllers/shop.ts';
import { StoreController } from '../controllers/store.ts';
import { laterNote } from '../cart/lines/line-problem.ts';
import { formatDate } from '../internal/format/format-date.ts';
import { formatMoney } from '../internal/format/format.ts';
import { LocalizeController } from '../internal/language/strings.ts';
import { connectionErrorKey, isConnectionError } from '../internal/errors/connection-errors.ts';
import { addressLines } from './delivery/address-lines.ts';
import { bankDetails, payUntil } from './payment/bank-details.ts';
import { orderTotals, paymentKey } from './payment/order-totals.ts';
import { deliveryEstimate } from './delivery/delivery-estimate.ts';
import { downloadsOf } from './downloads/downloads.ts';
import { mailNote } from './email-sentence.ts';
import { lookupErrors, findOrder, type LookupErrors } from './find-order/find-order.ts';
import { orderInFragment } from './order-fragment.ts';
import { withContents } from './line-contents.ts';
import { failedOrder, loadingOrder } from './order-states.ts';
import type { OrderText } from './order.strings.ts';
import { parcels, refundsOf } from './delivery/progress.ts';
import { orderStrings } from './order.strings.ts';
import { orderStyles } from './order.styles.ts';

/**
 * An order: what was bought, where it goes, how it is paid. Shows the order placed last in this browser,
 * the one that `order-id` and `order-token` name, or the one that the page's address names as a mail links to it:
 * `#order=…&token=…`. Where it knows of none, it finds one by number, e-mail address and a mailed code.
 *
 * @tag smallshop-order
 * @slot - Content if there is no store.
 * @slot after-order - Below everything: what happens next, an invitation to come back.
 * @csspart headline - Thanks and number.
 * @csspart status - State of the order and of its parcels.
 * @csspart lines - What was bought.
 * @csspart line - One line; `refused` only in a checkout.
 * @csspart picture - Its picture.
 * @csspart component - A part of a bundle in it.
 * @csspart totals - The totals.
 * @csspart import - Whether import tax and duty are paid, or how much is due on delivery.
 * @csspart total - One row of it; `grand` is what it comes to, `gift-card` what a gift card paid, `due` what it left.
 * @csspart promotions - What took something off, by name.
 * @csspart taxes - Taxes, if there are several.
 * @csspart address - An address.
 * @csspart downloads - Files to download.
 * @csspart renew-downloads - The button for new links.
 * @csspart parcels - What was sent.
 * @csspart refunds - Money that goes back.
 * @csspart find - The form that finds an order.
 * @csspart control - A field of it.
 * @csspart find-submit - Its button.
 * @csspart bank-details - Where to transfer the money to.
 * @csspart loading - What holds the place of the order.
 * @csspart state - Message if there is no order.
 */
export class OrderElement extends LitElement {
  static override styles = orderStyles;
  static override properties: PropertyDeclarations = {
    orderId: { attribute: 'order-id' },
    orderToken: { attribute: 'order-token' },
    shopHref: { attribute: 'shop-href' },
    said: { state: true },
    errors: { state: true },
    renewFailed: { state: true },
  };

  /** Id of an order other than the one placed last. */
  declare orderId: string | undefined;
  /** Opens the order; keep it out of logs: hand it over from the address's fragment, not its query. */
  declare orderToken: string | undefined;
  /** Where "back to the shop" leads; no link without it. */
  declare shopHref: string | undefined;
  declare private said: string;
  declare private errors: LookupErrors;
  declare private renewFailed: boolean;

  readonly #shops = new ShopController(this);
  readonly #strings = new LocalizeController(this, this.#shops, 'order', orderStrings);
  readonly #cartStrings = new LocalizeController<CartStrings>(this, this.#shops, 'cart', {
    ...totalsStrings,
    ...giftCardStrings,
  });
  readonly #order = new StoreController(this, this.#shops, (shop) => orderOf(shop).$order);
  readonly #placed = new StoreController(this, this.#shops, (shop) => orderOf(shop).$placed);
  readonly #found = new StoreController(this, this.#shops, (shop) => orderOf(shop).$found);
  readonly #lookup = new StoreController(this, this.#shops, (shop) => orderOf(shop).$lookup);
  readonly #delivery = new StoreController(this, this.#shops, (shop) =>
    this.#formatOf(checkoutOf(shop), this.#data?.deliveryAddress),
  );
  readonly #billing = new StoreController(this, this.#shops, (shop) =>
    this.#formatOf(checkoutOf(shop), this.#data?.billingAddress),
  );
  #store: OrderStore | null = null;
  #opened = '';
  /** The order was asked for with a code: the focus moves to it, since the form is gone. */
  #focusOrder = false;

  constructor() {
    super();
    this.said = '';
    this.errors = {};
    this.renewFailed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#refresh);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#refresh);
  }

  readonly #refresh = (): void => this.requestUpdate();

  get #data(): OrderData | null {
    return this.#order.value?.data ?? null;
  }

  #formatOf(store: ReturnType<typeof checkoutOf>, address: Address | null | undefined) {
    return address ? store.addressFormat(address.country).$format : null;
  }

  readonly #text: OrderText = (key, values) => this.#strings.text(key, values);

  get #wanted(): { id: string; token: string } | null {
    const named = this.orderId && this.orderToken ? { id: this.orderId, token: this.orderToken } : null;
    return this.#found.value ?? named ?? orderInFragment(location.hash) ?? this.#placed.value ?? null;
  }

  protected override updated(): void {
    const headline = this.#focusOrder ? this.renderRoot.querySelector<HTMLElement>('#headline') : null;
    if (headline) {
      this.#focusOrder = false;
      headline.focus();
    }
    const { shop } = this.#shops;
    const store = shop && orderOf(shop);
    const wanted = this.#wanted;
    if (!store || !wanted || (store === this.#store && wanted.token === this.#opened)) return;
    this.#store = store;
    this.#opened = wanted.token;
    store.open({ id: wanted.id, token: wanted.token });
  }

  readonly #renew = async (): Promise<void> => {
    this.renewFailed = !(await renewDownloads(this.#shops.shop!, this.#wanted!));
  };

  async #copy(label: string, value: string): Promise<void> {
    await navigator.clipboard.writeText(value);
    this.said = this.#text('copied', { label });
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.#shops.shop) return html`<slot></slot>`;
    const order = this.#data;
    const loadable = this.#order.value;
    if (order && order.id === this.#wanted?.id) return this.#show(order);
    if (!this.#wanted) return this.#find(this.#text('noneHint'));
    if (loadable?.status !== 'error') return loadingOrder(this.#text);
    const { code } = loadable.error;
    if (code === 'order_not_found') return this.#find(this.#text('notFound'));
    return failedOrder(isConnectionError(code) ? this.#text(connectionErrorKey()) : '', this.#text, () =>
      this.#store?.retry(),
    );
  }

  #find(note: string): TemplateResult | typeof nothing {
    const lookup = this.#lookup.value;
    if (!lookup) return nothing;
    const { errors } = this;
    const form = findOrder({
      lookup,
      errors,
      text: this.#text,
      note,
      submit: this.#submitFind,
      startOver: this.#startOver,
    });
    return html`${form}
      ${this.shopHref ? html`<a class="button" href=${this.shopHref}>${this.#text('backToShop')}</a>` : nothing}`;
  }

  readonly #startOver = (): void => {
    this.errors = {};
    orderOf(this.#shops.shop!).startOver();
    void this.#focusFind('number');
  };

  readonly #submitFind = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const store = orderOf(this.#shops.shop!);
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const { step } = store.$lookup.get();
    this.errors = lookupErrors(step, form);
    const [first] = Object.keys(this.errors);
    if (first) return this.#focusFind(first);
    const value = (name: string) => String(form.get(name) ?? '');
    await (step === 'number'
      ? store.lookUp({ number: value('number'), email: value('email') })
      : store.openByCode(value('code')));
    const { step: next, error } = store.$lookup.get();
    this.#focusOrder = step === 'code' && !error;
    if (this.#focusOrder) return this.requestUpdate();
    if (next !== step || error?.code === 'order_code_invalid') await this.#focusFind('code');
  };

  async #focusFind(name: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#find-${name}`)?.focus();
  }

  #show(order: OrderData): TemplateResult {
    const text = this.#text;
    const { language } = this.#strings;
    const name = (order.deliveryAddress ?? order.billingAddress)?.name;
    const cartText: CartText = (key, values) => this.#cartStrings.text(key, values);
    return html`<article class="order" aria-labelledby="headline">
      <p class="visually-hidden" role="status">${this.said}</p>
      <header part="headline">
        <svg class="tick" viewBox="0 0 48 48" aria-hidden="true">
          <circle cx="24" cy="24" r="22" />
          <path d="m15 24.5 6.5 6.5L33.5 18" />
        </svg>
        <h2 id="headline" tabindex="-1">${name ? text('thanksName', { name }) : text('thanks')}</h2>
        <p>
          <strong>${text('number', { number: order.number })}</strong>
          <span class="quiet">${text('placedAt', { date: formatDate(order.placedAt, language, 'long') })}</span>
        </p>
        ${mailNote(order, text)}
        <ul class="statuses" part="status">
          <li class="badge ${order.status}">${text(`status_${order.status}`)}</li>
          ${order.fulfillmentOption && html`<li class="badge">${text(`shipping_${order.fulfillmentStatus}`)}</li>`}
        </ul>
      </header>
      <div class="columns">
        <div class="facts">
          ${this.#paymentOf(order)} ${refundsOf(order, language, text)}
          ${downloadsOf(order, language, text, { hasFailed: this.renewFailed, renew: this.#renew })}
          ${this.#deliveryOf(order)} ${parcels(order, language, text)}
        </div>
        <section class="order-summary" aria-labelledby="items">
          <h3 id="items">${text('items')}</h3>
          <ul class="items" part="lines">
            ${order.lines.map((line) =>
              lineRow(
                line,
                language,
                text('quantity', { count: line.quantity }),
                '',
                withContents(laterNote(line, [], language, cartText), line, language),
              ),
            )}
          </ul>
          ${orderTotals(order, language, text, cartText)}
        </section>
      </div>
      <slot name="after-order"></slot>
      ${this.shopHref ? html`<a class="button" href=${this.shopHref}>${text('backToShop')}</a>` : nothing}
    </article>`;
  }

  #paymentOf({ payment, giftCards, amountDue, status }: OrderData): TemplateResult {
    const text = this.#text;
    const amount = formatMoney(amountDue, this.#strings.language);
    const key = paymentKey(payment, giftCards.length > 0);
    return html`<section aria-labelledby="payment">
      <h3 id="payment">${text('payment')}</h3>
      <p>${text(status === 'cancelled' ? 'nothingDue' : key, { amount, last4: payment.last4 ?? '' })}</p>
      ${payUntil(payment, this.#strings.language, text)}
      ${
        payment.bankDetails && status === 'pending'
          ? bankDetails(payment.bankDetails, amount, text, (label, value) => void this.#copy(label, value))
          : nothing
      }
    </section>`;
  }

  #deliveryOf(order: OrderData): TemplateResult {
    const text = this.#text;
    const { language } = this.#strings;
    const option = order.fulfillmentOption;
    const address = (
      title: string,
      value: Address | null,
      format: StoreController<{ data: Parameters<typeof addressLines>[1] }>,
    ) =>
      value &&
      html`<section part="address"><h4>${title}</h4><address>${addressLines(
        value,
        format.value?.data ?? null,
        language,
      ).map((line) => html`<span dir="auto">${line}</span>`)}</address></section>`;
    return html`${
      option &&
      html`<section aria-labelledby="delivery">
        <h3 id="delivery">${text('delivery')}</h3>
        <p>${option.title} <span class="quiet">${deliveryEstimate(order, option, language, text)}</span></p>
      </section>`
    }
      <div class="pair">
        ${address(text('deliveryAddress'), order.deliveryAddress, this.#delivery)}
        ${address(text('billingAddress'), order.billingAddress, this.#billing)}
      </div>
      ${order.note ? html`<section><h4>${text('note')}</h4><p dir="auto">${order.note}</p></section>` : nothing}`;
  }
}
