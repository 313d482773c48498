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
 * A placeholder for a video, a map or a post of another site. It names the other site and lets the visitor load the
 * frame once or always. It contains a frame that the script gate holds back:
 * `<iframe data-category data-service data-src title>`.
 *
 * @tag smallshop-consent-embed
 * @slot - The frame that is held back, with `data-src` instead of `src`.
 * @slot thumbnail - A picture of your own, from your own server. Give it an empty `alt`.
 * @csspart placeholder - The placeholder in place of the frame.
 * @csspart once - The button that loads the frame this time.
 * @csspart always - The button that grants consent to its service.
 * @cssproperty [--smallshop-consent-embed-ratio=16 / 9] - Aspect ratio of the element.
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

  /** Name of the service on the "always" button. Default: the host name of the frame. */
  declare service: string | null;

  #announcement = '';

  constructor() {
    super();
    this.service = null;
  }

  readonly #once = (): void => {
    const { frame } = this.#frame;
    if (frame) this.#page.consent?.loadOnce(frame, { method: 'button', layer: 'embed' });
    this.#focusFrame();
  };

  readonly #always = (): void => {
    const { key } = this.#frame;
    if (key) this.#page.consent?.choose({ [key]: true }, { method: 'button', layer: 'embed' });
    this.#focusFrame();
  };

  /** Moves focus from the buttons, which are gone, to the loaded frame. */
  #focusFrame(): void {
    const { frame, loaded } = this.#frame;
    if (!frame || !loaded) return;
    this.#announcement = this.#words.text('loaded');
    this.requestUpdate();
    void this.updateComplete.then(() => frame.focus());
  }

  protected override render(): TemplateResult {
    const { loaded, title } = this.#frame;
    return html`<p class="visually-hidden" role="status">${this.#announcement}</p>
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
    const isWaiting = !consent;
    return html`<div class="placeholder" part="placeholder" role="group" aria-label=${title || host}>
      <div class="card">
        ${title ? html`<p class="title">${title}</p>` : nothing}
        <p class="quiet" id="loads">${text('loads', { host })}${isWaiting ? ` ${text('waiting')}` : ''}</p>
        <div class="actions">
          <button
            type="button"
            class="button"
            part="once"
            aria-describedby="loads"
            ?disabled=${isWaiting}
            @click=${this.#once}
          >${text('once')}</button>
          <button
            type="button"
            class="button"
            part="always"
            aria-describedby="loads"
            ?disabled=${isWaiting}
            @click=${this.#always}
          >${text('always', { service: this.service ?? host })}</button>
        </div>
        ${
          banner && consent
            ? html`<button
                type="button"
                class="link"
                @click=${({ currentTarget }: Event) => banner.show(currentTarget)}
              >${text('choices')}</button>`
            : nothing
        }
      </div>
    </div>`;
  }
}
