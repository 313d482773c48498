import { html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Checkout as CheckoutData, PaymentMethod } from '@smallshop/contract';
import {
  checkoutOf,
  orderOf,
  type CheckoutDraft,
  type CheckoutStore,
  type DraftAddress,
} from '@smallshop/state/checkout';
import type { CartStrings, CartText } from '../cart/cart.strings.ts';
import { totalsStrings } from '../cart/totals/totals.strings.ts';
import { ShopController } from '../controllers/shop.ts';
import { StoreController } from '../controllers/store.ts';
import { OrderPlacedEvent, OrderPlaceEvent, type PlacedOrder } from '../events/order-events.ts';
import { formatMoney } from '../internal/format/format.ts';
import { lazyPart } from '../internal/lazy/lazy-part.ts';
import { reportLoadError } from '../internal/errors/load-error.ts';
import { LocalizeController } from '../internal/language/strings.ts';
import { checkoutForm } from './form/checkout-form.ts';
import { addressFormatOf, chosenMethod } from './form/choices.ts';
import { emptyCheckout, failedCheckout, isNothingToPay, loadingCheckout } from './checkout-states.ts';
import type { AddressName, CheckoutView } from './checkout-view.ts';
import { checkoutStrings, type CheckoutStrings } from './checkout.strings.ts';
import { checkoutStyles } from './checkout.styles.ts';
import { confirmation } from './confirmation/confirmation.ts';
import { ConfirmedOrder } from './confirmation/confirmed-order.ts';
import { servedCountries } from './address/countries.ts';
import { askPageControls } from './form/page-controls.ts';
import { errorsOf, refusedFields, formatErrors, type FormErrors } from './form/form-errors.ts';
import { shippingOptions } from './steps/shipping.ts';
import { isConnectionError } from '../internal/errors/connection-errors.ts';

/**
 * The checkout, on the page and never over it: contact, delivery in the country's own address form,
 * shipping, payment and review beside what is bought. If nothing is shipped, it asks for the billing address
 * instead of delivery and shipping. What was typed survives a reload, cards excepted.
 *
 * @tag smallshop-checkout
 * @slot - Content if there is no store.
 * @slot before-pay - Above the pay button: terms, a promise. A required control in it must be filled in first.
 * @event {CartApplyCodeEvent} smallshop-cart-apply-code - A discount code, or the code of a gift card, was entered.
 * @event {CartRemoveCodeEvent} smallshop-cart-remove-code - A discount code is to go.
 * @event {CartRemoveGiftCardEvent} smallshop-cart-remove-gift-card - A gift card is to go.
 * @event {OrderPlaceEvent} smallshop-order-place - The pay button was pressed and nothing is missing. Cancel it to
 *   prevent the payment.
 * @event {OrderPlacedEvent} smallshop-order-placed - The order is in the shop's books.
 * @event {ShopErrorEvent} smallshop-error - A part of the element could not be loaded, after several tries.
 * @csspart form - The sections.
 * @csspart section - One of them: `contact`, `delivery`, `billing`, `shipping`, `payment` or `review`.
 * @csspart address - The fields of an address.
 * @csspart field - A label with its control; `refused` if its value is wrong.
 * @csspart control - A control.
 * @csspart error - What is wrong with it.
 * @csspart errors - All that needs correcting.
 * @csspart changes - What another country changed.
 * @csspart changes-dismiss - The button that puts it away.
 * @csspart choice - A way of shipping or paying; `chosen` beside the one that is.
 * @csspart waiting - Placeholder for the shipping options, or for the payment methods, until they are known.
 * @csspart payment-form - Where the payment form shows.
 * @csspart note - The note, folded.
 * @csspart stop - Why the order was not placed.
 * @csspart pay - The button that orders.
 * @csspart summary - What is bought.
 * @csspart lines - Its list.
 * @csspart line - One line; `refused` if it is sold out.
 * @csspart picture - Its picture.
 * @csspart totals - The totals.
 * @csspart promotions - Promotions, codes and gift cards in use, with the form for another code.
 * @csspart codes - Its list of promotions and codes.
 * @csspart code - One code.
 * @csspart code-remove - The button that drops it.
 * @csspart promotion - A promotion that applies without a code.
 * @csspart gift-cards - Its list of gift cards.
 * @csspart gift-card - One gift card, in the list of gift cards and as a row of the totals.
 * @csspart gift-card-remove - The button that takes it out.
 * @csspart discount - The form for a code, folded.
 * @csspart code-field - Its field.
 * @csspart code-apply - Its button.
 * @csspart import - Whether import tax and duty are paid, or how much is due on delivery.
 * @csspart total - One row of the totals; `grand` is the total, `gift-card` a gift card's part, `due` the amount due.
 * @csspart offline - The word of a lost network.
 * @csspart loading - What holds the place of the form.
 * @csspart empty - What is shown while there is nothing to pay for.
 * @csspart failed - What is shown when it could not be loaded.
 * @csspart placed - The confirmation.
 */
export class CheckoutElement extends LitElement {
  static override styles = checkoutStyles;
  static override properties: PropertyDeclarations = {
    orderHref: { attribute: 'order-href' },
    cartHref: { attribute: 'cart-href' },
    shopHref: { attribute: 'shop-href' },
    summaryShown: { state: true },
  };

  /** Page of the order, gone to when it is placed. Without it the confirmation is shown in place. */
  declare orderHref: string | undefined;
  /** Page of the cart, offered when something sold out. */
  declare cartHref: string | undefined;
  /** Where an empty checkout leads back to. */
  declare shopHref: string | undefined;
  declare private summaryShown: boolean;

  readonly #shops = new ShopController(this);
  readonly #strings = new LocalizeController<CheckoutStrings>(this, this.#shops, 'checkout', checkoutStrings);
  readonly #cartStrings = new LocalizeController<CartStrings>(this, this.#shops, 'cart', totalsStrings);
  readonly #checkout = new StoreController(this, this.#shops, (shop) => checkoutOf(shop).$checkout);
  readonly #status = new StoreController(this, this.#shops, (shop) => checkoutOf(shop).$status);
  readonly #error = new StoreController(this, this.#shops, (shop) => checkoutOf(shop).$error);
  readonly #draft = new StoreController(this, this.#shops, (shop) => checkoutOf(shop).$draft);
  readonly #storeFacts = new StoreController(this, this.#shops, (shop) => shop.$store);
  readonly #count = new StoreController(this, this.#shops, (shop) => shop.cart.$count);
  readonly #delivery = new StoreController(this, this.#shops, (shop) =>
    addressFormatOf(checkoutOf(shop), 'deliveryAddress'),
  );
  readonly #billing = new StoreController(this, this.#shops, (shop) =>
    addressFormatOf(checkoutOf(shop), 'billingAddress'),
  );
  readonly #paying = lazyPart(
    this,
    async () => {
      const { PaymentSection } = await import('./payment/payment-section.ts');
      const words = () => ({ language: this.#strings.language, text: this.#cartText });
      return new PaymentSection(
        this,
        this.#shops,
        { source: () => this.#checkout.value, words },
        (english) => this.#strings.learn(english),
        (english) => this.#cartStrings.learn(english),
        () => (this.#focusOn = 'stop'),
      );
    },
    reportLoadError,
  );

  readonly #orderElement = lazyPart(this, () => import('../order/define.ts'), reportLoadError);

  readonly #cartText: CartText = (key, values) => this.#cartStrings.text(key, values);
  #store: CheckoutStore | null = null;
  // A checkout that was over before this element came.
  #past: string | undefined;
  readonly #confirmed = new ConfirmedOrder(this, () => this.#openAgain());
  #left = new Set<string>();
  #submitted = false;
  /** The checkout that is on the page: its amount is on the pay button. */
  #shown: CheckoutData | null = null;
  /** The same when the pay button was pressed before there was anything to pay with. */
  #pressed: CheckoutData | null = null;
  #focusOn: string | null = null;
  /** The server could not be reached when this was rendered last. */
  #offline = false;

  constructor() {
    super();
    this.summaryShown = false;
  }

  protected override willUpdate(): void {
    const { shop } = this.#shops;
    const store = shop && checkoutOf(shop);
    const cartFilled = store && this.#empty && Boolean(this.#count.value) && this.#status.value !== 'loading';
    if (store === this.#store && !cartFilled) return;
    this.#store = store;
    const { status, id } = store?.$checkout.get() ?? {};
    this.#past = status === 'completed' ? id : undefined;
    this.#paying();
    if (shop && this.#confirmed.restore(orderOf(shop).$placed.get(), Boolean(this.#count.value))) return;
    void store?.open();
  }

  /** The next purchase on this page. */
  #openAgain(): void {
    this.#past = this.#checkout.value?.id;
    this.#submitted = false;
    this.#left.clear();
    this.#paying.present?.payment.hide();
    void this.#store?.open();
  }

  protected override updated(): void {
    const checkout = this.#checkout.value;
    const focusOn = this.#focusOn;
    this.#focusOn = null;
    if (checkout && this.#isOpen(checkout)) this.#follow(checkout);
    else if (checkout?.order && checkout.id !== this.#past && checkout.order.id !== this.#confirmed.order?.id)
      this.#placed(checkout.order);
    if (focusOn) this.#focus(focusOn);
  }

  #isOpen = ({ status, id }: CheckoutData): boolean =>
    status !== 'completed' && status !== 'canceled' && id !== this.#past;

  get #empty(): boolean {
    return isNothingToPay(this.#error.value?.code);
  }

  /** Applies the server's responses after each render of an open checkout. */
  #follow(checkout: CheckoutData): void {
    const options = shippingOptions(checkout);
    const draft = this.#draft.value!;
    if (options[0] && !options.some(({ id }) => id === draft.fulfillmentOptionId))
      this.#store?.edit({ fulfillmentOptionId: options[0].id });
    const method = chosenMethod(checkout, draft);
    // A press is not kept until the network is back.
    if (this.#paying.gaveUp) this.#pressed = null;
    const paying = this.#paying();
    if (!method || !paying) return paying?.payment.hide();
    const { language } = this.#strings;
    paying.payment.show({
      method,
      language,
      gateway: this.#store!,
      amount: formatMoney(checkout.amountDue, language),
      direction: this.matches(':dir(rtl)') ? 'rtl' : 'ltr',
      countries: servedCountries(this.#storeFacts.value ?? null, checkout.region.country, language),
      total: checkout.amountDue,
      returnUrl: paying.returnUrl(),
      text: (key) => this.#strings.text(key as keyof CheckoutStrings),
      submit: (shown) => this.#submit(undefined, shown),
      ask: () => askPageControls(this.renderRoot),
    });
    const wasOffline = this.#offline;
    this.#offline = isConnectionError(this.#error.value?.code);
    // The network is back.
    if (wasOffline && !this.#offline) paying.flow.reached();
    if (this.#status.value !== 'completing') paying.flow.takeUp(this.#store!, checkout);
    if (this.#pressed) void this.#submit(undefined, this.#pressed);
  }

  #placed(order: PlacedOrder): void {
    this.#confirmed.confirm(order, !this.orderHref);
    this.dispatchEvent(new OrderPlacedEvent({ order }));
    if (this.orderHref) return location.assign(this.orderHref);
    this.#shops.store?.announce(this.#strings.text('thanks'));
    this.#focusOn = 'placed';
    this.requestUpdate();
  }

  readonly #edit = (change: Partial<CheckoutDraft>): void => this.#store?.edit(change);
  readonly #editAddress = (name: AddressName, change: Partial<DraftAddress>): void => {
    const address = this.#draft.value?.[name];
    if (address) this.#edit({ [name]: { ...address, ...change } });
  };

  readonly #leave = (path: string): void => {
    this.#left.add(path);
    this.requestUpdate();
  };

  readonly #submit = async (event?: Event, shown = this.#shown): Promise<boolean> => {
    event?.preventDefault();
    const checkout = this.#checkout.value;
    const method = checkout && chosenMethod(checkout, this.#draft.value);
    if (!checkout || !shown || this.#busy || !this.#store) return false;
    this.#submitted = true;
    const hasErrors = this.#errors(checkout).size > 0;
    const flow = this.#paying()?.flow;
    this.#pressed = !hasErrors && !flow && method ? shown : null;
    if (!hasErrors && flow && !this.#allowed(shown, method ?? undefined)) return false;
    const placed =
      !hasErrors && Boolean(await (method ? flow?.place(this.#store, method, shown) : flow?.stopFor('paymentNothing')));
    // Only now the server has named what it alone can see.
    if (hasErrors || flow?.stop?.code === 'checkout_incomplete') this.#focusOn = 'errors';
    this.requestUpdate();
    return placed;
  };

  /** The page's own controls come first, then its listeners. */
  #allowed(checkout: CheckoutData, method: PaymentMethod | undefined): boolean {
    this.requestUpdate();
    return (
      askPageControls(this.renderRoot) &&
      (!method || this.dispatchEvent(new OrderPlaceEvent({ checkout, paymentMethodId: method.id })))
    );
  }

  get #busy(): boolean {
    return (
      this.#paying.present?.flow.busy ||
      this.#status.value === 'completing' ||
      this.#checkout.value?.payment?.status === 'processing'
    );
  }

  #focus(id: string): void {
    const target = this.renderRoot.querySelector<HTMLElement>(`#${id}`);
    target?.focus();
    if (id !== 'placed' || !target) return;
    // Focus scrolls only until an edge is in view.
    target.scrollIntoView();
  }

  #formats(): CheckoutView['formats'] {
    return {
      deliveryAddress: this.#delivery.value?.data ?? undefined,
      billingAddress: this.#billing.value?.data ?? undefined,
    };
  }

  #errors(checkout: CheckoutData): FormErrors {
    const draft = this.#draft.value!;
    return errorsOf(draft, this.#formats(), checkout, refusedFields(checkout, draft, this.#error.value ?? null));
  }

  protected override render(): TemplateResult {
    if (!this.#shops.shop) return html`<slot></slot>`;
    const text: CheckoutView['text'] = (key, values) => this.#strings.text(key, values);
    const checkout = this.#checkout.value;
    if (this.#confirmed.order) {
      const retry = () => (this.#orderElement(), this.requestUpdate());
      return confirmation(text, this.#orderElement, this.shopHref, retry);
    }
    if (checkout && this.#isOpen(checkout) && this.#strings.ready) return this.#form(checkout, text);
    const error = this.#error.value;
    if (this.#empty) return emptyCheckout(text, this.shopHref);
    if (error) return failedCheckout(text, isConnectionError(error.code), () => void this.#store?.open());
    return loadingCheckout(text);
  }

  #form(checkout: CheckoutData, text: CheckoutView['text']): TemplateResult {
    this.#shown = checkout;
    const paying = this.#paying.present;
    const { language } = this.#strings;
    const view: CheckoutView = {
      checkout,
      text,
      language,
      draft: this.#draft.value!,
      status: this.#status.value!,
      formats: this.#formats(),
      // Until the button was pressed, only fields that lost the focus with a malformed value have errors; empty ones
      // do not.
      errors: this.#submitted ? this.#errors(checkout) : formatErrors(this.#errors(checkout), this.#left),
      countries: servedCountries(this.#storeFacts.value ?? null, checkout.region.country, language),
      method: chosenMethod(checkout, this.#draft.value),
      paymentSlot: paying?.payment.mount.slotName,
      codes: paying?.codes,
      giftCardRows: paying?.giftCardRows,
      cartText: this.#cartText,
      edit: this.#edit,
      editAddress: this.#editAddress,
      leave: this.#leave,
    };
    return checkoutForm(view, {
      offline: isConnectionError(this.#error.value?.code),
      submitted: this.#submitted,
      stop: paying?.flow.stop ?? null,
      stopPanel: paying?.stopPanel,
      busy: this.#busy,
      cartHref: this.cartHref,
      changes: paying?.changes(checkout, language, view.cartText),
      summaryShown: this.summaryShown,
      toggleSummary: () => (this.summaryShown = !this.summaryShown),
      focus: (id) => this.#focus(id),
      submit: this.#submit,
      retry: () => paying?.payment.retry(),
    });
  }
}
