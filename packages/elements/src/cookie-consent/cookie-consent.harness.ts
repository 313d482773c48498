import type { CookieConsentElement } from './cookie-consent.ts';

/** The element as a shopper sees it, for tests: ours and those of whoever embeds it. */
export class CookieConsentHarness {
  readonly element: CookieConsentElement;

  constructor(element: CookieConsentElement) {
    this.element = element;
  }

  /** The first layer while it asks, as region or as dialog. */
  get banner(): HTMLElement | null {
    return this.#find('.first:has(.answer + .answer)');
  }

  /** The second layer while it is open. */
  get settings(): HTMLDialogElement | null {
    return this.#find<HTMLDialogElement>('.second');
  }

  /** What says that the page must be loaded again. */
  get reloadOffer(): HTMLElement | null {
    return this.#find('.first:not(:has(.answer + .answer))');
  }

  /** The small button that stays. */
  get reopen(): HTMLButtonElement | null {
    return this.#find<HTMLButtonElement>('.reopen');
  }

  /** The note that Global Privacy Control is honoured, wherever it stands. */
  get gpcNote(): string | null {
    return this.#find('[part="gpc"]')?.textContent?.trim() ?? null;
  }

  /** What screen readers were told last. */
  get said(): string {
    return this.#find('[role="status"]')?.textContent ?? '';
  }

  /** Answers of the layer in front: refuse, accept in the first; refuse, save, accept in the second. */
  get answers(): HTMLButtonElement[] {
    const layer = this.settings ?? this.banner ?? this.reloadOffer;
    return [...(layer?.querySelectorAll<HTMLButtonElement>('.answer') ?? [])];
  }

  get switches(): HTMLInputElement[] {
    return [...(this.settings?.querySelectorAll<HTMLInputElement>('[role="switch"]') ?? [])];
  }

  /** The switch of a category; throws where it has none. */
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

  /** Saves the second layer as its switches stand. */
  async save(): Promise<void> {
    await this.#press(this.answers[1]);
  }

  async close(): Promise<void> {
    await this.#press(this.settings?.querySelector<HTMLButtonElement>('header button'));
  }

  /** Everything that is fetched later has come, and is drawn. */
  async settled(): Promise<void> {
    await this.element.updateComplete;
    await Promise.all([
      import('./reopen/focus-and-reopen.ts'),
      import('./reopen/reopen-button.ts'),
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
