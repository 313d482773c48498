import type { CookieConsentElement } from './cookie-consent.ts';

/** The element as a shopper sees it, for our tests and for the tests of pages that embed it. */
export class CookieConsentHarness {
  readonly element: CookieConsentElement;

  constructor(element: CookieConsentElement) {
    this.element = element;
  }

  /** The first layer with its question, as region or as dialog. */
  get banner(): HTMLElement | null {
    return this.#find('.first:has(.answer + .answer)');
  }

  /** The second layer while it is open. */
  get settings(): HTMLDialogElement | null {
    return this.#find<HTMLDialogElement>('.second');
  }

  /** The layer that offers to reload the page. */
  get reloadOffer(): HTMLElement | null {
    return this.#find('.first:not(:has(.answer + .answer))');
  }

  /** The small button that reopens the choices. */
  get reopen(): HTMLButtonElement | null {
    return this.#find<HTMLButtonElement>('.reopen');
  }

  /** The note that Global Privacy Control is honoured, in any layer. */
  get gpcNote(): string | null {
    return this.#find('[part="gpc"]')?.textContent?.trim() ?? null;
  }

  /** The latest announcement for screen readers. */
  get said(): string {
    return this.#find('[role="status"]')?.textContent ?? '';
  }

  /** Answer buttons of the layer on top: refuse, accept in the first; refuse, save, accept in the second. */
  get answers(): HTMLButtonElement[] {
    const layer = this.settings ?? this.banner ?? this.reloadOffer;
    return [...(layer?.querySelectorAll<HTMLButtonElement>('.answer') ?? [])];
  }

  get switches(): HTMLInputElement[] {
    return [...(this.settings?.querySelectorAll<HTMLInputElement>('[role="switch"]') ?? [])];
  }

  /** Returns the switch of a category. Throws if it has none. */
  switchOf(category: string): HTMLInputElement {
    const found = this.switches.find((input) => input.getAttribute('aria-labelledby') === `name-${category}`);
    if (!found) throw new Error(`Could not find a switch for "${category}".`);
    return found;
  }

  async refuse(): Promise<void> {
    await this.#press(this.answers[0]);
  }

  async accept(): Promise<void> {
    await this.#press(this.answers.at(-1));
  }

  /** Opens the second layer from the first. */
  async choose(): Promise<void> {
    await this.#press(this.banner?.querySelector<HTMLButtonElement>('.more button'));
  }

  /** Saves the current switches of the second layer. */
  async save(): Promise<void> {
    await this.#press(this.answers[1]);
  }

  async close(): Promise<void> {
    await this.#press(this.settings?.querySelector<HTMLButtonElement>('header button'));
  }

  /** Resolves when all parts that are loaded later are loaded and rendered. */
  async settled(): Promise<void> {
    await this.element.updateComplete;
    await Promise.all([
      import('./reopen/focus-and-reopen.ts'),
      import('./reopen/reopen-button.ts'),
      import('./reopen/reload-offer.ts'),
      import('./reach/layer-controllers.ts'),
      import('./second-layer/second-layer.ts'),
    ]);
    await this.element.updateComplete;
  }

  async toggle(category: string): Promise<void> {
    await this.#press(this.switchOf(category));
  }

  async #press(control: HTMLElement | null | undefined): Promise<void> {
    if (!control) throw new Error('Could not press: the control is not shown.');
    control.focus();
    control.click();
    await this.settled();
  }

  #find<T extends HTMLElement = HTMLElement>(selector: string): T | null {
    return this.element.shadowRoot?.querySelector<T>(selector) ?? null;
  }
}
