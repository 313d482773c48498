import type { ConsentEmbedElement } from './consent-embed.ts';

/** The element as a visitor sees it, for our tests and for the tests of pages that embed it. */
export class ConsentEmbedHarness {
  readonly element: ConsentEmbedElement;

  constructor(element: ConsentEmbedElement) {
    this.element = element;
  }

  /** Null once the frame is loaded. */
  get placeholder(): HTMLElement | null {
    return this.isLoaded ? null : this.#find('[part="placeholder"]');
  }

  get once(): HTMLButtonElement | null {
    return this.#find<HTMLButtonElement>('[part="once"]');
  }

  get always(): HTMLButtonElement | null {
    return this.#find<HTMLButtonElement>('[part="always"]');
  }

  get frame(): HTMLIFrameElement | null {
    return this.element.querySelector('iframe');
  }

  get isLoaded(): boolean {
    return this.frame?.hasAttribute('src') === true;
  }

  /** The latest announcement for screen readers. */
  get said(): string {
    return this.#find('[role="status"]')?.textContent ?? '';
  }

  #find<T extends HTMLElement = HTMLElement>(selector: string): T | null {
    return this.element.shadowRoot?.querySelector<T>(selector) ?? null;
  }
}
