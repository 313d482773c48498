import type { ReactiveControllerHost } from 'lit';
import type { PaymentMethod } from '@smallshop/contract';
import type { Messages } from '../../internal/language/messages.ts';
import type { PaymentAdapter, PaymentContext } from '../../payment/payment-adapter.ts';
import { createPaymentAdapter } from '../../payment/payment-adapters.ts';
import { PaymentMountController } from '../../payment/payment-mount-controller.ts';

/** Keeps the adapter of the chosen way to pay in the mount node, and exchanges it when another is chosen. */
export class PaymentController {
  readonly mount: PaymentMountController;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #failed: (code: 'payment_slot_missing' | 'payment_adapter_missing' | null) => void;
  readonly #learn: (english: Messages) => void;
  #adapter: PaymentAdapter | null = null;
  #methodId: string | null = null;
  #context: PaymentContext | null = null;
  #mounting: Promise<void> = Promise.resolve();
  #mounted = false;
  /** The code of the chosen way to pay could not be fetched. */
  #isMissing = false;

  /**
   * @param failed Called with the reason why nothing can be entered, and with null when entry works again.
   * @param learn Given the English of the words that an adapter asks for.
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    failed: (code: 'payment_slot_missing' | 'payment_adapter_missing' | null) => void,
    learn: (english: Messages) => void,
  ) {
    this.#host = host;
    this.#failed = failed;
    this.#learn = learn;
    this.mount = new PaymentMountController(host, {
      mounted: () => {
        failed(null);
        host.requestUpdate();
      },
      unmounted: () => this.#drop(),
      failed,
    });
  }

  /** The entry is on the page. */
  get mounted(): boolean {
    return this.#mounted;
  }

  /** The adapter, after its entry is rendered; null if there is none. */
  async ready(): Promise<PaymentAdapter | null> {
    await this.#mounting;
    return this.#adapter;
  }

  /** Call it after each render: mounts, exchanges or updates. */
  show(context: PaymentContext): void {
    const { node } = this.mount;
    if (!node || !node.isConnected) return;
    this.#context = context;
    if (context.method.id === this.#methodId) return this.#adapter?.update(context);
    this.#drop();
    this.#methodId = context.method.id;
    this.#mounting = this.#mount(node, context.method);
  }

  /** There is no way to pay: nothing can be entered. */
  hide(): void {
    this.#drop();
  }

  async #mount(node: HTMLElement, method: PaymentMethod): Promise<void> {
    try {
      const adapter = await createPaymentAdapter(method.adapter);
      // Another way to pay was chosen meanwhile, or the node is gone.
      if (this.#methodId !== method.id || this.mount.node !== node) return;
      if (!adapter) return this.#failed('payment_adapter_missing');
      this.#failed(null);
      this.#adapter = adapter;
      this.#learn(adapter.strings ?? {});
      await adapter.mount(node, this.#context!);
      this.#mounted = this.#adapter === adapter;
      this.#host.requestUpdate();
    } catch {
      this.#isMissing ||= this.#methodId === method.id;
      // A provider's script that does not load is a failure of this way to pay, not of the page.
      this.#failed('payment_adapter_missing');
    }
  }

  /** The network is back: a form whose code could not be fetched is fetched again. */
  remount(): void {
    if (!this.#isMissing) return;
    this.#drop();
    this.#host.requestUpdate();
  }

  retry(): void {
    this.mount.retry();
  }

  #drop(): void {
    this.#adapter?.destroy();
    this.#adapter = null;
    this.#mounted = this.#isMissing = false;
    this.#methodId = null;
  }
}
