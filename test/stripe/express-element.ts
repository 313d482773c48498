import type {
  AvailablePaymentMethods,
  ChangeResolveDetails,
  ClickResolveDetails,
  ExpressCheckoutAddress,
  StripeExpressCheckoutElementConfirmEvent,
  StripeExpressCheckoutElementOptions,
  StripeExpressCheckoutElementShippingAddressChangeEvent,
  StripeExpressCheckoutElementShippingRateChangeEvent,
} from '@stripe/stripe-js';
import { Emitter, IntegrationError } from './emitter.ts';
import { checkPlace, make, openFrame } from './frame.ts';
import type { GroupOptions } from './group.ts';
import { WalletSheet } from './wallet-sheet.ts';

/** What is in the shopper's wallet; a test puts it on `window.fakeWallet`. Without it no wallet is there. */
export interface FakeWallet {
  name: string;
  email: string;
  addresses: ExpressCheckoutAddress[];
}

declare global {
  interface Window {
    fakeWallet?: FakeWallet;
  }
}

const none: AvailablePaymentMethods = {
  amazonPay: false,
  applePay: false,
  googlePay: false,
  link: false,
  paypal: false,
  klarna: false,
};

/** The wallets' buttons: Google Pay, where the page's visitor has it. */
export class FakeExpressElement extends Emitter {
  readonly options: StripeExpressCheckoutElementOptions;
  readonly #group: GroupOptions;
  #frame: HTMLIFrameElement | null = null;
  #sheet: WalletSheet | null = null;
  /** Between the confirm event and its end: the only time at which its data may pay. */
  confirming = false;

  constructor(group: GroupOptions, options: StripeExpressCheckoutElementOptions = {}) {
    super();
    this.#group = group;
    this.options = options;
  }

  mount(place: HTMLElement): void {
    checkPlace(place);
    const wallet = window.fakeWallet;
    const ready = () =>
      setTimeout(() =>
        this.emit('ready', {
          elementType: 'expressCheckout',
          availablePaymentMethods: wallet && { ...none, googlePay: true },
        }),
      );
    if (!wallet) return void ready();
    this.#frame = openFrame(place, 'Secure express checkout frame', (body) => {
      make(body, 'button', { type: 'button', textContent: 'Google Pay', onclick: () => this.#click(wallet) });
      ready();
    });
    this.#frame.style.minHeight = `${this.options.buttonHeight ?? 44}px`;
    this.#frame.style.height = this.#frame.style.minHeight;
  }

  #click(wallet: FakeWallet): void {
    let answer: ClickResolveDetails | undefined;
    let rejected = false;
    this.emit('click', {
      elementType: 'expressCheckout',
      expressPaymentType: 'google_pay',
      resolve: (details: ClickResolveDetails = {}) => (answer = details),
      reject: () => (rejected = true),
    });
    if (rejected) return;
    // Stripe waits a second; an answer after the handlers is too late for this script.
    if (!answer) throw new IntegrationError('The click event must be resolved within 1 second.');
    const options = { ...this.options, ...answer };
    if (options.shippingAddressRequired && !options.shippingRates?.length) {
      throw new IntegrationError('When `shippingAddressRequired` is true, you must specify `shippingRates`.');
    }
    this.checkItems(options);
    this.#sheet = new WalletSheet(wallet, this.#group, options, {
      address: (given) =>
        this.#change<StripeExpressCheckoutElementShippingAddressChangeEvent>('shippingaddresschange', given),
      rate: (given) => this.#change<StripeExpressCheckoutElementShippingRateChangeEvent>('shippingratechange', given),
      cancel: () => this.emit('cancel', { elementType: 'expressCheckout' }),
      pay: (given) => this.#confirm(given),
    });
  }

  /** Null where the shop refused it. */
  #change<Event>(type: string, given: Omit<Event, 'resolve' | 'reject'>): Promise<ChangeResolveDetails | null> {
    return new Promise((settle) => {
      const resolve = (details: ChangeResolveDetails = {}) => {
        this.checkItems(details);
        settle(details);
      };
      this.emit(type, { ...given, resolve, reject: () => settle(null) });
    });
  }

  checkItems({ lineItems = [] }: ChangeResolveDetails): void {
    const sum = lineItems.reduce((all, { amount }) => all + amount, 0);
    if (sum > this.#group.amount)
      throw new IntegrationError(
        `The amount ${this.#group.amount} is less than the total amount of the line items provided.`,
      );
  }

  #confirm(
    given: Pick<StripeExpressCheckoutElementConfirmEvent, 'billingDetails' | 'shippingAddress' | 'shippingRate'>,
  ): void {
    this.confirming = true;
    const paymentFailed: StripeExpressCheckoutElementConfirmEvent['paymentFailed'] = ({ reason } = {}) => {
      this.confirming = false;
      this.#sheet?.close(reason);
    };
    this.emit('confirm', { ...given, expressPaymentType: 'google_pay', paymentFailed });
  }

  /** The payment went through. */
  paid(): void {
    this.confirming = false;
    this.#sheet?.close();
  }

  data(): object {
    return { type: 'card', card: { wallet: { type: 'google_pay' } } };
  }

  destroy(): void {
    this.#frame?.remove();
    this.#sheet?.close();
  }
}
