import type { ReactiveControllerHost } from 'lit';
import type { Messages } from '../internal/messages.ts';
import { returnUrl } from '../payment/return-url.ts';
import { CheckoutFlow } from './checkout-flow.ts';
import { PaymentController } from './payment-controller.ts';
import { stopPanel, stopStrings } from './stop-panel.ts';

/**
 * All of the checkout that has to do with money. It is fetched beside the checkout's data, so that the
 * form can be typed into before, and with the words for when the network is gone later.
 */
export class Paying {
  readonly payment: PaymentController;
  readonly flow: CheckoutFlow;
  readonly stopPanel = stopPanel;
  readonly returnUrl = returnUrl;

  /**
   * @param learn Given the English of the words that come with it.
   * @param stopped Told when an attempt failed.
   */
  constructor(host: ReactiveControllerHost & HTMLElement, learn: (english: Messages) => void, stopped: () => void) {
    learn(stopStrings);
    this.payment = new PaymentController(host, (code) => this.flow.paymentFailed(code), learn);
    this.flow = new CheckoutFlow(host, this.payment, stopped);
  }
}
