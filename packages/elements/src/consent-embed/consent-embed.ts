import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { base } from '../internal/styles/base.styles.ts';
import { buttons } from '../internal/forms/buttons.styles.ts';
import { WordsController } from '../internal/language/words.ts';
import { ConsentOfPageController } from './consent-of-page.ts';
import { consentEmbedStrings, type ConsentEmbedStrings } from './consent-embed.strings.ts';
import { consentEmbedStyles } from './consent-embed.styles.ts';
import { FrameController } from './frame-controller.ts';
import { languages } from './languages.ts';

/**
 * Stands in the place of a video, a map or a post of another site until it may be loaded: tells where it comes
 * from, and loads it once, or always from then on. What it holds is a frame as the script gate knows it:
 * `<iframe data-category data-service data-src title>`.
 *
 * @tag smallshop-consent-embed
 * @slot - The frame, held back: `data-src` instead of `src`.
 * @slot thumbnail - A picture of your own, from your own server. Give it an empty `alt`.
 * @csspart placeholder - What is seen instead of the frame.
 * @csspart once - The button that loads it this time.
 * @csspart always - The button that allows its service.
 * @cssproperty [--smallshop-consent-embed-ratio=16 / 9] - Width to height of the room it takes, from the start.
 */
export class ConsentEmbedElement extends LitElement {
  static override styles = [...base, buttons, consentEmbedStyles];
  static override properties: PropertyDeclarations = { service: {} };

  readonly #page = new ConsentOfPageController(this);
  readonly #frame = new FrameController(this);
  readonly #words = new WordsController<ConsentEmbedStrings>(
    this,
    consentEmbedStrings,
    languages,
    () => this.#page.banner?.lang,
  );

  /** What "always" calls the service by name; unless told, the host it comes from. */
  declare service: string | null;

  #said = '';

  constructor() {
    super();
    this.service = null;
  }

  readonly #once = (): void => {
    const { frame } = this.#frame;
    if (frame) this.#page.consent?.loadOnce(frame, { method: 'button', layer: 'embed' });
    this.#shown();
  };

  readonly #always = (): void => {
    const { key } = this.#frame;
    if (key) this.#page.consent?.choose({ [key]: true }, { method: 'button', layer: 'embed' });
    this.#shown();
  };

  /** The buttons are gone: focus goes on to what they brought. */
  #shown(): void {
    const { frame, loaded } = this.#frame;
    if (!frame || !loaded) return;
    this.#said = this.#words.text('loaded');
    this.requestUpdate();
    void this.updateComplete.then(() => frame.focus());
  }

  protected override render(): TemplateResult {
    const { loaded, title } = this.#frame;
    return html`<p class="visually-hidden" role="status">${this.#said}</p>
      <div class=${loaded ? 'stack loaded' : 'stack'}>
        <div class="thumbnail"><slot name="thumbnail"></slot></div>
        <div class="frame"><slot></slot></div>
        ${this.#words.ready ? this.#placeholder(title) : nothing}
      </div>`;
  }

  #placeholder(title: string): TemplateResult {
    const { text } = this.#words;
    const { consent, banner } = this.#page;
    const { host } = this.#frame;
    const waiting = !consent;
    return html`<div class="placeholder" part="placeholder" role="group" aria-label=${title || host}>
      <div class="card">
        ${title ? html`<p class="title">${title}</p>` : nothing}
        <p class="quiet" id="loads">${text('loads', { host })}${waiting ? ` ${text('waiting')}` : ''}</p>
        <div class="actions">
          <button type="button" class="button" part="once" aria-describedby="loads" ?disabled=${waiting} @click=${this.#once}>${text('once')}</button>
          <button type="button" class="button" part="always" aria-describedby="loads" ?disabled=${waiting} @click=${this.#always}>${text('always', { service: this.service ?? host })}</button>
        </div>
        ${banner && consent ? html`<button type="button" class="link" @click=${({ currentTarget }: Event) => banner.show(currentTarget)}>${text('choices')}</button>` : nothing}
      </div>
    </div>`;
  }
}
