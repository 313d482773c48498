import type { OrderElement } from './order.ts';

/** A `<smallshop-order>` as a shopper reads it. */
export class OrderHarness {
  readonly element: OrderElement;

  constructor(element: OrderElement) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get headline(): string {
    return this.text('h2');
  }

  get statuses(): string[] {
    return this.all('[part=status] li');
  }

  get lines(): string[] {
    return this.all('.item-title');
  }

  /** The address as it is written on the parcel, line by line. */
  get address(): string[] {
    return this.all('address span');
  }

  /** The bank's rows, as "IBAN DE89 …". */
  get bank(): string[] {
    return [...this.root.querySelectorAll('.bank > div')].map(
      (row) => `${row.querySelector('dt')!.textContent} ${row.querySelector('bdi')!.textContent}`,
    );
  }

  /** Presses the copy button of a row. */
  copy(label: string): void {
    this.root.querySelector<HTMLButtonElement>(`[aria-label="Copy ${label}"]`)!.click();
  }

  /** A field of the form that finds an order. */
  field(name: 'number' | 'email' | 'code'): HTMLInputElement | null {
    return this.root.querySelector(`#find-${name}`);
  }

  errorAt(name: 'number' | 'email' | 'code'): string {
    return this.text(`#find-${name}-error`);
  }

  fill(values: Partial<Record<'number' | 'email' | 'code', string>>): void {
    for (const [name, value] of Object.entries(values)) this.field(name as 'number')!.value = value;
  }

  /** Presses Enter in the form. */
  submit(): void {
    this.root.querySelector('form')!.requestSubmit();
  }

  text(selector: string): string {
    return this.all(selector)[0] ?? '';
  }

  all(selector: string): string[] {
    return [...this.root.querySelectorAll(selector)].map((node) => node.textContent!.trim().replace(/\s+/g, ' '));
  }
}
