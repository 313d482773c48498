import type { CartElement } from './cart.ts';

/** One line of the cart, as a shopper finds it. */
export class CartLineHarness {
  readonly element: HTMLElement;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  get title(): string {
    return this.#text('[part=title]');
  }

  get quantity(): number {
    return this.field.valueAsNumber;
  }

  get total(): string {
    return this.#text('[part=line-total]').split(' ').at(-1)!;
  }

  /** Message of the line; empty if there is none. */
  get message(): string {
    return this.#text('[part=message]');
  }

  get field(): HTMLInputElement {
    return this.element.querySelector('input')!;
  }

  increase(): void {
    this.#press('increase');
  }

  decrease(): void {
    this.#press('decrease');
  }

  remove(): void {
    this.#press('remove');
  }

  /** Types a quantity and leaves the field. */
  type(quantity: string): void {
    this.field.value = quantity;
    this.field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #press(part: string): void {
    this.element.querySelector<HTMLElement>(`[part=${part}]`)!.click();
  }

  #text(selector: string): string {
    return this.element.querySelector(selector)?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
  }
}

/** A `<smallshop-cart>` as a shopper uses it. */
export class CartHarness {
  readonly element: CartElement;

  constructor(element: CartElement) {
    this.element = element;
  }

  get lines(): CartLineHarness[] {
    return [...this.#root.querySelectorAll<HTMLElement>('li.line')].map((line) => new CartLineHarness(line));
  }

  get dialog(): HTMLDialogElement | null {
    return this.#root.querySelector('dialog');
  }

  /** What the drawer says to a screen reader. */
  get said(): string {
    return this.text('[role=status]');
  }

  /** The totals, as "Total €63.90". */
  get totals(): string[] {
    return [...this.#root.querySelectorAll('.totals > div')].map((row) =>
      [...row.children].map((cell) => cell.textContent!.trim()).join(' '),
    );
  }

  get checkout(): HTMLAnchorElement | null {
    return this.#root.querySelector('a.checkout');
  }

  get codes(): string[] {
    return [...this.#root.querySelectorAll('[part=code]')].map((chip) => chip.textContent!.trim().split(/\s/)[0]!);
  }

  /** The gift cards in use, as "Gift card ••••1234 -€20.00 €5.00 stays on it.". */
  get giftCards(): string[] {
    return [...this.#root.querySelectorAll('[part=gift-cards] li')].map((item) =>
      item.textContent!.trim().replace(/\s+/g, ' '),
    );
  }

  get codeField(): HTMLInputElement {
    return this.#root.querySelector('input[name=code]')!;
  }

  /** The element inside that has focus. */
  get focused(): Element | null {
    return this.#root.activeElement;
  }

  text(selector: string): string {
    return this.#root.querySelector(selector)?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
  }

  press(selector: string): void {
    this.#root.querySelector<HTMLElement>(selector)!.click();
  }

  applyCode(code: string): void {
    this.codeField.value = code;
    this.codeField.form!.requestSubmit();
  }

  get #root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
}
