import type { ReactiveControllerHost } from 'lit';
import type { Checkout, PaymentMethod } from '@smallshop/contract';
import type { CheckoutStore } from '@smallshop/state/checkout';
import type { PaymentAdapter } from '../payment/payment-adapter.ts';
import type { PaymentController } from './payment-controller.ts';
import { confirmOrder, placeOrder, type Placed } from './place-order.ts';
import type { Stop } from './stop-panel.ts';

/** One attempt to order at a time, and what became of the last one. */
export class CheckoutFlow {
  readonly #host: ReactiveControllerHost;
  readonly #payment: PaymentController;
  readonly #stopped: () => void;
  #busy = false;
  #stop: Stop | null = null;

  /** @param stopped Told when an attempt failed and `stop` says why. */
  constructor(host: ReactiveControllerHost, payment: PaymentController, stopped: () => void) {
    this.#host = host;
    this.#payment = payment;
    this.#stopped = stopped;
  }

  get busy(): boolean {
    return this.#busy;
  }

  get stop(): Stop | null {
    return this.#stop;
  }

  /** Null takes the message away; `payment_…` codes come from the payment form. */
  set stop(stop: Stop | null) {
    this.#stop = stop;
    this.#host.requestUpdate();
  }

  /** The payment form was lost, or stands again (null). */
  paymentFailed(code: 'payment_slot_missing' | 'payment_adapter_missing' | null): void {
    const shown = this.#stop?.code;
    if (code) this.stop = { code };
    else if (shown === 'payment_slot_missing' || shown === 'payment_adapter_missing') this.stop = null;
  }

  /** The pay button. A second press while the first is under way does nothing. */
  async place(store: CheckoutStore, method: PaymentMethod): Promise<void> {
    await this.#run((adapter) => placeOrder(store, adapter, method.id));
  }

  /** After a reload in the midst of the bank's confirmation: asks again. */
  async resume(store: CheckoutStore, checkout: Checkout): Promise<void> {
    const methodId = checkout.payment?.methodId;
    if (methodId) await this.#run((adapter) => confirmOrder(store, adapter, checkout, { methodId }));
  }

  async #run(attempt: (adapter: PaymentAdapter) => Promise<Placed>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.stop = null;
    // The way to pay may have been chosen a moment ago: its adapter comes with the next render.
    await this.#host.updateComplete;
    const adapter = await this.#payment.ready();
    const result: Placed = adapter ? await attempt(adapter) : { ok: false, error: { code: 'payment_adapter_missing' } };
    this.#busy = false;
    this.stop = result.ok ? null : result.error;
    if (!result.ok && result.error) this.#stopped();
  }
}
