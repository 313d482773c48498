import type {
  ChangeResolveDetails,
  ClickResolveDetails,
  ExpressCheckoutPartialAddress,
  ShippingRate,
  StripeExpressCheckoutElementConfirmEvent,
} from '@stripe/stripe-js';
import type { FakeWallet } from './express-element.ts';
import { make, openFrame } from './frame.ts';
import type { GroupOptions } from './group.ts';

export interface SheetCalls {
  address(given: { name: string; address: ExpressCheckoutPartialAddress }): Promise<ChangeResolveDetails | null>;
  rate(given: { shippingRate: ShippingRate }): Promise<ChangeResolveDetails | null>;
  cancel(): void;
  pay(
    given: Pick<StripeExpressCheckoutElementConfirmEvent, 'billingDetails' | 'shippingAddress' | 'shippingRate'>,
  ): void;
}

/** What a wallet opens over the page: addresses, ways of shipping, the total, and a button that pays. */
export class WalletSheet {
  readonly #wallet: FakeWallet;
  readonly #group: GroupOptions;
  readonly #calls: SheetCalls;
  readonly #place: HTMLElement;
  #rates: ShippingRate[] = [];
  readonly #ships: boolean;
  #refused = false;

  constructor(
    wallet: FakeWallet,
    group: GroupOptions,
    { shippingRates = [], shippingAddressRequired = false }: ClickResolveDetails,
    calls: SheetCalls,
  ) {
    this.#wallet = wallet;
    this.#group = group;
    this.#calls = calls;
    this.#rates = shippingRates;
    this.#ships = shippingAddressRequired;
    this.#place = make(document.body, 'div');
    this.#place.style.cssText =
      'position:fixed; inset:auto 0 0; z-index:2147483647; background:Canvas; color:CanvasText';
    openFrame(this.#place, 'Google Pay', (body) => this.#build(body));
  }

  get #document(): Document {
    return this.#place.querySelector('iframe')!.contentDocument!;
  }

  #select(name: string): HTMLSelectElement {
    return this.#document.querySelector(`select[name=${name}]`)!;
  }

  #build(body: HTMLElement): void {
    const address = make(body, 'select', { name: 'address', onchange: () => void this.#ship() });
    address.setAttribute('aria-label', this.#ships ? 'Shipping address' : 'Billing address');
    this.#wallet.addresses.forEach(({ line1, city }, index) =>
      make(address, 'option', { value: String(index), textContent: `${line1}, ${city}` }),
    );
    make(body, 'select', { name: 'rate', onchange: () => void this.#choose() }).setAttribute(
      'aria-label',
      'Shipping method',
    );
    make(body, 'output');
    make(body, 'p', { className: 'refused' });
    make(body, 'button', { type: 'button', textContent: 'Pay now', onclick: () => this.#pay() });
    make(body, 'button', {
      type: 'button',
      textContent: 'Cancel',
      onclick: () => (this.close(), this.#calls.cancel()),
    });
    this.#show();
    // A sheet reports its current shipping address when it opens.
    void this.#ship();
  }

  #show(): void {
    const rate = this.#select('rate');
    const chosen = rate.value;
    rate.replaceChildren();
    for (const { id, displayName, amount } of this.#rates)
      make(rate, 'option', { value: id, textContent: `${displayName} ${amount}`, selected: id === chosen });
    this.#document.querySelector('output')!.textContent = `Total ${this.#group.amount} ${this.#group.currency}`;
    this.#document.querySelector('.refused')!.textContent = this.#refused ? 'Not delivered to this address' : '';
    this.#document.querySelector('button')!.disabled = this.#refused;
  }

  get #address() {
    return this.#wallet.addresses[Number(this.#select('address').value)]!;
  }

  #take(answer: ChangeResolveDetails | null): void {
    if (!this.#place.isConnected) return;
    this.#refused = !answer;
    this.#rates = answer?.shippingRates ?? this.#rates;
    this.#show();
  }

  async #ship(): Promise<void> {
    if (!this.#ships) return;
    const { country, state, postal_code, city } = this.#address;
    // The street stays in the wallet until the payment is confirmed.
    this.#take(await this.#calls.address({ name: '', address: { country, state, postal_code, city } }));
  }

  async #choose(): Promise<void> {
    const shippingRate = this.#rates.find(({ id }) => id === this.#select('rate').value)!;
    this.#take(await this.#calls.rate({ shippingRate }));
  }

  #pay(): void {
    const { name, email } = this.#wallet;
    const shippingRate = this.#rates.find(({ id }) => id === this.#select('rate').value);
    this.#calls.pay({
      billingDetails: { name, email, address: this.#address },
      ...(this.#ships && { shippingAddress: { name, address: this.#address } }),
      ...(shippingRate && { shippingRate }),
    });
  }

  close(_reason?: string): void {
    this.#place.remove();
  }
}
