import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { PaymentText } from '../payment-adapter.ts';
import { cardErrors, formatters, type CardEntry, type CardErrors, type CardField } from './card-entry.ts';
import { reformat } from './reformat.ts';
import { testCardStyles } from './test-card.styles.ts';

export * as entry from './card-entry.ts';

/** Numbers the test gateway knows; nothing real is ever charged. */
const examples = [
  ['4242 4242 4242 4242', 'cardTestGood'],
  ['4000 0000 0000 0002', 'cardTestDeclined'],
  ['4000 0025 0000 3155', 'cardTestConfirm'],
] as const;

/**
 * Card form of the test gateway, in place of a provider's frame. The entry lives in memory only.
 *
 * @tag smallshop-test-card
 * @csspart field - A label with its field.
 * @csspart confirmation - The bank's question.
 */
export class TestCardElement extends LitElement {
  static override styles = testCardStyles;
  static override properties: PropertyDeclarations = {
    text: { attribute: false },
    amount: { attribute: false },
    errors: { state: true },
    asking: { state: true },
  };

  /** Words by key, from the checkout. */
  declare text: PaymentText;
  /** The total as the shopper reads it. */
  declare amount: string;
  declare private errors: CardErrors;
  declare private asking: boolean;

  readonly entry: CardEntry = { number: '', expiry: '', cvc: '' };
  #answer: ((outcome: 'approve' | 'refuse' | null) => void) | null = null;

  constructor() {
    super();
    this.text = () => '';
    this.amount = '';
    this.errors = {};
    this.asking = false;
  }

  /** Shows format errors and focuses the first one. Returns true if there are none. */
  check(): boolean {
    this.errors = cardErrors(this.entry);
    const first = (['number', 'expiry', 'cvc'] as const).find((field) => this.errors[field]);
    if (first) this.#focus(first);
    return !first;
  }

  /** Shows the gateway's refusal at its field. */
  refuse(field: CardField, code: string): void {
    this.errors = { [field]: code };
    this.#focus(field);
  }

  /** The confirmation step: resolves with the shopper's answer; null if the form was removed before. */
  ask(): Promise<'approve' | 'refuse' | null> {
    this.asking = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.ask h3')?.focus());
    return new Promise((resolve) => (this.#answer = resolve));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // The bank's question stays open; it is asked again when the checkout comes back.
    this.#decide(null);
  }

  #decide(outcome: 'approve' | 'refuse' | null): void {
    this.asking = false;
    this.#answer?.(outcome);
    this.#answer = null;
  }

  #focus(field: CardField): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#${field}`)?.focus());
  }

  #text(key: string): string {
    return this.text(key).replace('{amount}', this.amount);
  }

  #type(field: CardField, event: Event): void {
    this.entry[field] = reformat(event.target as HTMLInputElement, formatters[field]);
    if (this.errors[field]) this.errors = { ...this.errors, [field]: undefined };
  }

  #use(number: string): void {
    this.entry.number = number;
    this.entry.expiry ||= '12 / 34';
    this.entry.cvc ||= '123';
    this.errors = {};
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    if (this.asking) return this.#confirmation();
    return html`<div class="card" role="group" aria-label=${this.#text('paymentCard')}>
      ${this.#field('number', 'cardNumber', '1234 1234 1234 1234')}
      ${this.#field('expiry', 'cardExpiry', this.#text('cardExpiryFormat'))}
      ${this.#field('cvc', 'cardCvc', '123')}
      <div class="examples">
        <p>${this.#text('cardTestHint')}</p>
        <ul>
          ${examples.map(
            ([number, key]) => html`<li><button type="button" @click=${() => this.#use(number)}>
              <span dir="ltr">${number}</span> <span class="quiet">${this.#text(key)}</span>
            </button></li>`,
          )}
        </ul>
      </div>
    </div>`;
  }

  #field(field: CardField, label: string, placeholder: string): TemplateResult {
    const error = this.errors[field];
    return html`<div class="field ${field}" part="field">
      <label for=${field}>${this.#text(label)}</label>
      <input id=${field} class="control" inputmode="numeric" autocomplete="off" dir="ltr" placeholder=${placeholder}
        aria-invalid=${error ? 'true' : 'false'} aria-required="true"
        aria-describedby=${error ? `${field}-error` : nothing}
        .value=${live(this.entry[field])} @input=${(event: Event) => this.#type(field, event)} />
      ${error ? html`<p class="error" id="${field}-error">${this.#text(error)}</p>` : nothing}
    </div>`;
  }

  #confirmation(): TemplateResult {
    return html`<section class="ask" part="confirmation" aria-labelledby="ask">
      <h3 id="ask" tabindex="-1">${this.#text('confirmTitle')}</h3>
      <p>${this.#text('confirmText')}</p>
      <div class="answers">
        <button type="button" class="button primary" @click=${() => this.#decide('approve')}>
          ${this.#text('confirmApprove')}
        </button>
        <button type="button" class="button" @click=${() => this.#decide('refuse')}>
          ${this.#text('confirmRefuse')}
        </button>
      </div>
    </section>`;
  }
}
