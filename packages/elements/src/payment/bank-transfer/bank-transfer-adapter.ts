import type { ConfirmedPayment, PaymentAdapter, PaymentContext, PreparedPayment } from '../payment-adapter.ts';
import { bankTransferStrings } from './bank-transfer.strings.ts';

/** Ways to pay where nothing is entered: it says how the money will change hands. */
export class BankTransferAdapter implements PaymentAdapter {
  readonly strings = bankTransferStrings;
  #text: HTMLParagraphElement | null = null;

  mount(node: HTMLElement, context: PaymentContext): void {
    this.#text = document.createElement('p');
    // In light DOM, where the browser's own margins would move it away from what it belongs to.
    this.#text.style.margin = '0';
    node.append(this.#text);
    this.update(context);
  }

  update({ method, gateway, text, direction }: PaymentContext): void {
    if (!this.#text) return;
    this.#text.dir = direction;
    const byCard = gateway.$checkout.get()?.giftCards.some(({ amount }) => amount.amount > 0);
    const hints = {
      cash_on_delivery: 'cashOnDeliveryHint',
      none: byCard ? 'nothingDueGiftCard' : 'nothingDueDiscount',
    };
    this.#text.textContent = text(method.kind in hints ? hints[method.kind as keyof typeof hints] : 'bankTransferHint');
  }

  async prepare(): Promise<PreparedPayment> {
    return { ok: true };
  }

  async confirm(): Promise<ConfirmedPayment> {
    return { ok: true };
  }

  destroy(): void {
    this.#text?.remove();
    this.#text = null;
  }
}
