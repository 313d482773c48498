import type { ProductElement } from './product.ts';

/** Page object of `<smallshop-product>`, for our tests and for integrators'. */
export class ProductHarness {
  readonly element: ProductElement;

  constructor(element: ProductElement) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  part(name: string): HTMLElement | null {
    return this.root.querySelector(`[part~="${name}"]`);
  }

  /** What a part says, white space folded; empty where it is not there. */
  text(name: string): string {
    return this.part(name)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }

  get addButton(): HTMLButtonElement {
    return this.part('add') as HTMLButtonElement;
  }

  /** The button's words, `(disabled)` behind them where pressing it does nothing. */
  get offer(): string {
    return this.addButton.textContent!.trim() + (this.addButton.ariaDisabled === 'true' ? ' (disabled)' : '');
  }

  get quantityField(): HTMLInputElement {
    return this.part('quantity') as HTMLInputElement;
  }

  press(part: 'increase' | 'decrease' | 'add' | 'next' | 'previous' | 'retry'): void {
    this.part(part)!.click();
  }

  /** Every value as it is read out, with what is said of it. */
  get values(): string[] {
    return [...this.root.querySelectorAll('.value')].map(({ textContent }) => textContent!.replace(/\s+/g, ' ').trim());
  }

  get chosen(): string[] {
    return [...this.root.querySelectorAll<HTMLInputElement>('.value input:checked')].map(({ value }) => value);
  }

  choose(value: string): void {
    const radio = [...this.root.querySelectorAll<HTMLInputElement>('.value input')].find(
      (input) => input.value === value,
    );
    if (!radio) throw new Error(`No value "${value}" among ${this.values.join('; ')}`);
    radio.click();
  }

  /** Structured data for search engines. */
  get jsonLd(): { name: string; offers: Record<string, unknown> } | null {
    const block = this.element.querySelector('script[type="application/ld+json"]');
    return block && (JSON.parse(block.textContent!) as { name: string; offers: Record<string, unknown> });
  }
}
