import type { ProductGridElement } from './product-grid.ts';

/** One card, as a shopper sees it. */
export class CardHarness {
  readonly element: Element;

  constructor(element: Element) {
    this.element = element;
  }

  #part = (name: string): HTMLElement | null => this.element.querySelector(`[part~="${name}"]`);

  get title(): string {
    return this.#part('title')?.textContent?.trim() ?? '';
  }

  get link(): HTMLAnchorElement {
    return this.element.querySelector('a.cover')!;
  }

  get badge(): string {
    return this.#part('badge')?.textContent?.trim() ?? '';
  }

  /** What it costs, and what it cost, as they are read out. */
  get prices(): string {
    return this.#part('prices')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }

  /** The button that adds; null if the product has options or is sold out. */
  get addButton(): HTMLButtonElement | null {
    return this.#part('add') as HTMLButtonElement | null;
  }

  get chooseLink(): HTMLAnchorElement | null {
    return this.#part('choose') as HTMLAnchorElement | null;
  }

  get refusal(): string {
    return this.#part('refusal')?.textContent ?? '';
  }
}

/** Page object of `<smallshop-product-grid>`, for our tests and for integrators'. */
export class ProductGridHarness {
  readonly element: ProductGridElement;

  constructor(element: ProductGridElement) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get cards(): CardHarness[] {
    return [...this.root.querySelectorAll('li')].map((item) => new CardHarness(item));
  }

  get titles(): string[] {
    return this.cards.map(({ title }) => title);
  }

  card(title: string): CardHarness {
    const found = this.cards.find((card) => card.title === title);
    if (!found) throw new Error(`No card "${title}" among ${this.titles.join(', ')}`);
    return found;
  }

  get moreButton(): HTMLButtonElement | null {
    return this.root.querySelector('[part="more"]');
  }

  get retryButton(): HTMLButtonElement | null {
    return this.root.querySelector('[part="retry"]');
  }

  /** What is said in place of products. */
  get message(): string {
    return this.root.querySelector('[part="message"]')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }

  /** Text of the live region. */
  get status(): string {
    return this.root.querySelector('[role="status"]')?.textContent?.trim() ?? '';
  }

  get isLoading(): boolean {
    return this.root.querySelector('.skeleton') !== null;
  }
}
