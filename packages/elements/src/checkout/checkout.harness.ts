import type { TestCardElement } from '../payment/test-card/test-card.ts';
import type { CheckoutElement } from './checkout.ts';

/** A `<smallshop-checkout>` as a shopper fills it in. */
export class CheckoutHarness {
  readonly element: CheckoutElement;

  constructor(element: CheckoutElement) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get form(): HTMLFormElement | null {
    return this.root.querySelector('form');
  }

  /** A control by its path, such as `deliveryAddress.city`. */
  control(path: string): HTMLInputElement & HTMLSelectElement {
    return this.root.querySelector(`[name="${path}"]`)!;
  }

  /** Paths of the address form, in its order. */
  get addressFields(): string[] {
    return [...this.root.querySelectorAll('[name^="deliveryAddress."]')].map(
      (control) => control.getAttribute('name')!.split('.')[1]!,
    );
  }

  label(path: string): string {
    return this.#words(this.control(path).labels![0]);
  }

  /** Error of a field; empty if there is none. */
  errorAt(path: string): string {
    const control = this.control(path);
    const id = control
      .getAttribute('aria-describedby')
      ?.split(' ')
      .find((each) => each.endsWith('-error'));
    return control.getAttribute('aria-invalid') === 'true' && id ? this.#words(this.root.getElementById(id)) : '';
  }

  type(path: string, value: string): void {
    const control = this.control(path);
    control.value = value;
    control.dispatchEvent(new Event(control.localName === 'select' ? 'change' : 'input', { bubbles: true }));
    control.dispatchEvent(new FocusEvent('blur'));
  }

  /** Everything a delivery to Germany needs. */
  fill(): void {
    this.type('contact.email', 'lin@example.com');
    this.type('deliveryAddress.name', 'Lin Yan');
    this.type('deliveryAddress.line1', 'Hauptstraße 1');
    this.type('deliveryAddress.postalCode', '26133');
    this.type('deliveryAddress.city', 'Oldenburg');
  }

  choose(group: 'fulfillment' | 'payment', value: string): void {
    this.root.querySelector<HTMLInputElement>(`input[name=${group}][value=${value}]`)!.click();
  }

  /** The card form, wherever light DOM holds it. */
  get card(): TestCardElement | null {
    return document.querySelector('smallshop-test-card') as TestCardElement | null;
  }

  /** Takes one of the test numbers. */
  useCard(number: string): void {
    this.#button(this.card!.shadowRoot!, number).click();
  }

  answerBank(words: 'Approve' | 'Refuse'): void {
    this.#button(this.card!.shadowRoot!, words).click();
  }

  get payButton(): HTMLButtonElement {
    return this.root.querySelector('button.pay')!;
  }

  pay(): void {
    this.payButton.click();
  }

  /** What all is to be corrected, as the summary lists it. */
  get errors(): string[] {
    return [...this.root.querySelectorAll('#errors a')].map((link) => this.#words(link));
  }

  get focused(): Element | null {
    return this.root.activeElement;
  }

  /** Why the order was not placed. */
  get stop(): string {
    return this.#words(this.root.querySelector('#stop p'));
  }

  /** Rows of the totals that changed since the pay button was pressed. */
  get amountChanges(): string[] {
    return [...this.root.querySelectorAll('#stop li')].map((item) => this.#words(item));
  }

  /** What is taken off, by name, and why a code is not. */
  get promotions(): string[] {
    return [...this.root.querySelectorAll('[part=promotions] li')].map((item) => this.#words(item));
  }

  get totals(): string[] {
    return [...this.root.querySelectorAll('.totals > div')].map((row) =>
      [...row.children].map((cell) => this.#words(cell)).join(' '),
    );
  }

  text(selector: string): string {
    return this.#words(this.root.querySelector(selector));
  }

  #button(root: ShadowRoot, words: string): HTMLButtonElement {
    return [...root.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(words))!;
  }

  #words(node: Element | null | undefined): string {
    return node?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
  }
}
