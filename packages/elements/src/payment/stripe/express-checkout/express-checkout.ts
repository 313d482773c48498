import type {
  StripeExpressCheckoutElement,
  StripeExpressCheckoutElementClickEvent,
  StripeExpressCheckoutElementConfirmEvent,
  StripeExpressCheckoutElementShippingAddressChangeEvent,
  StripeExpressCheckoutElementShippingRateChangeEvent,
} from '@stripe/stripe-js';
import type { Checkout } from '@smallshop/contract';
import type { CheckoutDraft } from '@smallshop/state/checkout';
import type { PaymentContext } from '../../payment-adapter.ts';
import type { Frames } from '../frames.ts';
import { stripeAmount } from '../stripe-amount.ts';
import { addressOf, contactOf } from './wallet-address.ts';
import { sheetOf } from './wallet-sheet.ts';

/**
 * The wallets' buttons. While a wallet's sheet is open it asks for shipping rates with the part of the
 * address that it gives away (country, state, postcode, city); the checkout's own answers are shown in it.
 */
export class ExpressCheckout {
  readonly frames: Frames;
  readonly #context: () => PaymentContext;
  readonly #element: StripeExpressCheckoutElement;
  /** What was typed before the sheet opened; put back when it is closed. */
  #before: CheckoutDraft | null = null;
  #confirming = false;
  /** The checkout whose amount the open sheet shows: this amount and no other is paid. */
  #shown: Checkout | null = null;

  constructor(frames: Frames, context: () => PaymentContext, shown: (wallets: boolean) => void) {
    this.frames = frames;
    this.#context = context;
    this.#element = frames.elements.create('expressCheckout', {
      emailRequired: true,
      ...this.#sheet(),
      buttonHeight: 44,
    });
    this.#element.on('ready', ({ availablePaymentMethods }) => {
      frames.repeat();
      shown(Object.values(availablePaymentMethods ?? {}).some(Boolean));
    });
    this.#element.on('loaderror', () => shown(false));
    this.#element.on('click', (event) => this.#open(event));
    this.#element.on('cancel', () => this.#restore());
    this.#element.on('shippingaddresschange', (event) => void this.#ship(event));
    this.#element.on('shippingratechange', (event) => void this.#choose(event));
    this.#element.on('confirm', (event) => void this.#confirm(event));
  }

  /** A wallet's sheet was confirmed, and its data is what pays. */
  get confirming(): boolean {
    return this.#confirming;
  }

  mount(node: HTMLElement): void {
    this.#element.mount(node);
  }

  destroy(): void {
    // Taken away under its open sheet: what it brought goes with it.
    if (!this.#confirming) this.#restore();
    this.#element.destroy();
  }

  #sheet() {
    const { gateway, text, countries } = this.#context();
    const checkout = gateway.$checkout.get();
    const { shippingRates, lineItems } = sheetOf(checkout, text('paymentShippingLater'));
    // Without a parcel, the customer's own address is the one that counts.
    if (checkout?.requiresShipping === false)
      return { shippingAddressRequired: false, billingAddressRequired: true, lineItems };
    return {
      shippingAddressRequired: true,
      ...(countries.length > 0 && { allowedShippingCountries: [...countries] }),
      shippingRates,
      lineItems,
    };
  }

  #open(event: StripeExpressCheckoutElementClickEvent): void {
    const { ask, gateway, method } = this.#context();
    if (!ask()) return event.reject();
    this.#before = gateway.$draft.get();
    // Stripe waits a second for this, too short to ask the server anything.
    event.resolve(this.#sheet());
    this.#shown = gateway.$checkout.get();
    gateway.edit({ paymentMethodId: method.id });
  }

  #restore(): void {
    if (!this.#before) return;
    const { email, deliveryAddress, billingAddress, fulfillmentOptionId } = this.#before;
    this.#before = null;
    const { gateway } = this.#context();
    gateway.edit({ email, deliveryAddress, billingAddress, fulfillmentOptionId });
    void gateway.save();
  }

  async #ship(event: StripeExpressCheckoutElementShippingAddressChangeEvent): Promise<void> {
    const { gateway } = this.#context();
    gateway.edit({ deliveryAddress: await addressOf(event.address, gateway) });
    await this.#answer(event);
  }

  async #choose(event: StripeExpressCheckoutElementShippingRateChangeEvent): Promise<void> {
    this.#context().gateway.edit({ fulfillmentOptionId: event.shippingRate.id });
    await this.#answer(event);
  }

  /** Gives the sheet the checkout's current totals, or rejects an address that the store does not ship to. */
  async #answer({
    resolve,
    reject,
  }: Pick<StripeExpressCheckoutElementShippingRateChangeEvent, 'resolve' | 'reject'>): Promise<void> {
    const { gateway } = this.#context();
    const saved = await gateway.save();
    const checkout = gateway.$checkout.get();
    const { total, shippingRates, lineItems } = sheetOf(checkout);
    // Where gift cards pay for all of it, there is nothing that a wallet could pay.
    if (!saved || !total?.amount || shippingRates.length === 0) return reject();
    try {
      // The sheet takes another amount only while it waits for this answer.
      await this.frames.amount(stripeAmount(total));
      resolve({ shippingRates, lineItems });
      this.#shown = checkout;
    } catch (error) {
      reportError(error);
      reject();
    }
  }

  async #confirm(event: StripeExpressCheckoutElementConfirmEvent): Promise<void> {
    const { gateway, submit } = this.#context();
    const { billingDetails, shippingAddress, shippingRate } = event;
    if (shippingAddress)
      gateway.edit({ deliveryAddress: await addressOf(shippingAddress.address, gateway, shippingAddress.name) });
    const ships = gateway.$checkout.get()?.requiresShipping !== false;
    const billingAddress =
      ships || !billingDetails ? null : await addressOf(billingDetails.address, gateway, billingDetails.name);
    gateway.edit({
      ...contactOf(billingDetails),
      billingAddress,
      ...(shippingRate && { fulfillmentOptionId: shippingRate.id }),
    });
    this.#confirming = true;
    const saved = await gateway.save();
    const paid = saved && (await submit(this.#shown ?? undefined));
    this.#confirming = false;
    if (paid) return;
    // The sheet closes; what it brought stays in the form, to be completed there.
    this.#before = null;
    event.paymentFailed({ reason: saved ? 'fail' : ships ? 'invalid_shipping_address' : 'invalid_billing_address' });
  }
}
