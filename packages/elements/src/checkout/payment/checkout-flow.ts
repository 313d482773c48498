import type { ReactiveControllerHost } from 'lit';
import type { Checkout, PaymentMethod } from '@smallshop/contract';
import { seenAmounts, type CheckoutStore } from '@smallshop/state/checkout';
import { OnlineController } from '../../controllers/online.ts';
import type { PaymentAdapter } from '../../payment/payment-adapter.ts';
import { takeReturn } from '../../payment/return-url.ts';
import type { PaymentController } from './payment-controller.ts';
import { confirmOrder, placeOrder, type Placed } from './place-order.ts';
import type { PaymentError } from './payment-error-panel.ts';
import { isConnectionError } from '../../internal/errors/connection-errors.ts';

/** One attempt to order at a time, and what became of the last one. */
export class CheckoutFlow {
  readonly #host: ReactiveControllerHost;
  readonly #payment: PaymentController;
  readonly #stopped: () => void;
  #busy = false;
  #stop: PaymentError | null = null;
  /** The payment whose question was asked on this page. */
  #taken: string | undefined;
  #returned = takeReturn();

  /** @param stopped Called after an attempt failed; `stop` then has the reason. */
  constructor(host: ReactiveControllerHost, payment: PaymentController, stopped: () => void) {
    this.#host = host;
    this.#payment = payment;
    this.#stopped = stopped;
    new OnlineController(host, () => this.reached());
  }

  get busy(): boolean {
    return this.#busy;
  }

  get stop(): PaymentError | null {
    return this.#stop;
  }

  /** Null takes the message away; `payment_…` codes come from the payment form. */
  set stop(stop: PaymentError | null) {
    this.#stop = stop;
    this.#host.requestUpdate();
  }

  /**
   * The network is back: its message goes, and what it kept from loading is loaded. The order waits for the next
   * press.
   */
  reached(): void {
    if (isConnectionError(this.#stop?.code)) this.stop = null;
    this.#payment.remount();
  }

  /** The button was pressed while no payment can start. */
  stopFor(code: string): void {
    this.stop = { code };
    this.#stopped();
  }

  /** The payment form was lost, or is back (null). */
  paymentFailed(code: 'payment_slot_missing' | 'payment_adapter_missing' | null): void {
    const shown = this.#stop?.code;
    // A question that was taken off the page with its form is asked again.
    if (!code) this.#taken = undefined;
    if (code) this.stop = { code };
    else if (shown === 'payment_slot_missing' || shown === 'payment_adapter_missing') this.stop = null;
  }

  /**
   * The pay button. A second press while the first is under way does nothing. Returns true if it led to an order.
   * @param shown The checkout as the shopper saw it: its amount is paid, or none.
   */
  async place(store: CheckoutStore, method: PaymentMethod, shown: Checkout): Promise<boolean> {
    return this.#run((adapter) => placeOrder(store, adapter, method.id, seenAmounts(shown)), shown);
  }

  /**
   * Goes on with a payment that waits for the shopper, after a reload or a return from the provider's page. Once for
   * each.
   */
  takeUp(store: CheckoutStore, checkout: Checkout): void {
    const { status, action, methodId = '' } = checkout.payment ?? {};
    if (status !== 'requires_action' || !action || action.paymentId === this.#taken) return;
    // An attempt of this page is asked about as part of it.
    if (this.#busy) this.#taken = action.paymentId;
    else if (this.#returned || this.#payment.mounted) {
      this.#taken = action.paymentId;
      void this.#run(async (adapter) => {
        // Back from the provider's page: the server knows more than this page does.
        const returned = this.#returned;
        this.#returned = false;
        const present = returned ? await store.complete({ methodId }) : { ok: true as const, checkout };
        if (present.ok) return confirmOrder(store, adapter, present.checkout, { methodId });
        // It was no card that was declined, but a visit to the bank that led to nothing.
        return present.error.code === 'payment_declined' ? { ok: false, error: { code: 'payment_refused' } } : present;
      });
    }
  }

  async #run(attempt: (adapter: PaymentAdapter) => Promise<Placed>, shown?: Checkout): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.stop = null;
    // The way to pay may have been chosen a moment ago: its adapter comes with the next render.
    await this.#host.updateComplete;
    const adapter = await this.#payment.ready();
    const result: Placed = adapter ? await attempt(adapter) : { ok: false, error: { code: 'payment_adapter_missing' } };
    this.#busy = false;
    this.stop = result.ok || !result.error ? null : { ...result.error, code: result.error.code, shown };
    if (!result.ok && result.error) this.#stopped();
    return result.ok;
  }
}
