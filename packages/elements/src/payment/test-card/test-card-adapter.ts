import type { Payment } from '@smallshop/contract';
import { define } from '../../internal/registration/define.ts';
import type { ConfirmedPayment, PaymentAdapter, PaymentContext, PreparedPayment } from '../payment-adapter.ts';
import type { TestCardElement } from './test-card.ts';
import { testCardStrings } from './test-card.strings.ts';

/** The test gateway: a card form as a provider would frame it. Card data leaves it only towards the gateway. */
export class TestCardAdapter implements PaymentAdapter {
  readonly strings = testCardStrings;
  #form: TestCardElement | null = null;
  #context: PaymentContext | null = null;
  #entry: typeof import('./card-entry.ts') | null = null;

  /** The form comes late, as a provider's script does. */
  async mount(node: HTMLElement, context: PaymentContext): Promise<void> {
    this.#context = context;
    const { TestCardElement, entry } = await import('./test-card.ts');
    this.#entry = entry;
    // Another way to pay was chosen meanwhile.
    if (!this.#context) return;
    define('smallshop-test-card', TestCardElement);
    const form = document.createElement('smallshop-test-card') as TestCardElement;
    form.addEventListener('keydown', (event) => {
      const [target] = event.composedPath();
      if (event.key === 'Enter' && target instanceof HTMLInputElement) void this.#context?.submit();
    });
    this.#form = form;
    this.update(this.#context);
    node.append(form);
  }

  update(context: PaymentContext): void {
    this.#context = context;
    if (this.#form)
      Object.assign(this.#form, {
        text: context.text,
        amount: context.amount,
        lang: context.language,
        dir: context.direction,
      });
  }

  async prepare(): Promise<PreparedPayment> {
    const form = this.#form;
    const entry = this.#entry;
    if (!form || !entry || !this.#context || !form.check()) return { ok: false, error: null };
    const result = await this.#context.gateway.createTestToken(entry.toTestCard(form.entry));
    if (result.ok) return { ok: true, token: result.data.token };
    const field = entry.errorField(result.error.code);
    if (!field) return { ok: false, error: result.error };
    form.refuse(field, result.error.code);
    return { ok: false, error: null };
  }

  async confirm(action: NonNullable<Payment['action']>): Promise<ConfirmedPayment> {
    if (!this.#form || !this.#context) return { ok: false, error: { code: 'payment_failed' } };
    const { gateway } = this.#context;
    const outcome = await this.#form.ask();
    if (!outcome) return { ok: false, error: { code: 'payment_slot_missing' } };
    const result = await gateway.confirmTestPayment(action.paymentId, outcome);
    if (result.ok && outcome === 'refuse') return { ok: false, error: { code: 'payment_refused' } };
    return result;
  }

  destroy(): void {
    this.#form?.remove();
    this.#form = null;
    this.#context = null;
  }
}
