import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Consent, ConsentLayer } from '@smallshop/consent';
import { ShopController } from '../controllers/shop.ts';
import { ConsentChooseEvent, type ConsentChoice } from '../events/consent-events.ts';
import { base } from '../internal/base.styles.ts';
import { buttons } from '../internal/buttons.styles.ts';
import { StringsController } from '../internal/strings.ts';
import type { AnswerKind } from './answers.ts';
import { answersStyles } from './answers.styles.ts';
import { ConsentController } from './consent-controller.ts';
import { reloadOffer, reopenButton } from './corner.ts';
import { cookieConsentStrings } from './cookie-consent.strings.ts';
import { cookieConsentStyles } from './cookie-consent.styles.ts';
import { choiceOf, decide } from './decide.ts';
import { firstLayer, question, type FirstLayer } from './first-layer.ts';
import { LayersController } from './layers-controller.ts';
import { ReopenController } from './reopen-controller.ts';
import { RoomController } from './room-controller.ts';
import { secondLayer } from './second-layer.ts';
import { isRequired, policyOf, type Category, type Text } from './words.ts';

export type ConsentLayout = 'region' | 'dialog';

/**
 * Asks what may run and be stored besides what the shop needs, and holds back the rest until then.
 * Accept and refuse are one control; whatever is missing, broken or slow means no.
 *
 * @tag smallshop-cookie-consent
 * @event {ConsentChooseEvent} smallshop-consent-choose - The shopper answered. Cancel it to record the answer your own way.
 * @event {ConsentChangedEvent} smallshop-consent-changed - What may run changed, here or in another tab.
 * @event {ShopErrorEvent} smallshop-error - The server told nothing that could be asked; everything stays denied.
 * @csspart banner - The first layer. Its place and its width are tokens.
 * @csspart answer - Every answer, yes and no alike.
 * @csspart settings - The second layer.
 * @csspart category - One category in it.
 * @csspart switch - Its switch.
 * @csspart gpc - The note that Global Privacy Control is honoured.
 * @csspart reopen - The small button that stays, where the page has none of its own.
 * @cssproperty [--smallshop-consent-inline-size=26rem] - Width of the first layer, at most.
 * @cssproperty [--smallshop-consent-inset=1rem] - Distance from the edges of the window, with its unit.
 */
export class CookieConsent extends LitElement {
  static override styles = [...base, buttons, cookieConsentStyles, answersStyles];
  static override properties: PropertyDeclarations = { policyHref: { attribute: 'policy-href' }, layout: {}, reload: { attribute: false } };

  readonly #shops = new ShopController(this);
  readonly #strings = new StringsController(this, this.#shops, 'cookie-consent', cookieConsentStrings);
  readonly #consent = new ConsentController(this, this.#shops, () => this.#strings.language);
  readonly #reopen = new ReopenController(this, this.#shops);
  readonly #layers = new LayersController(this, () => this.#announce());

  /** Address of the privacy policy; unless told, what the shop's server says. */
  declare policyHref: string | null;
  /** `region` leaves the page usable; `dialog` stands in front of it until it is answered or closed. */
  declare layout: ConsentLayout;
  /** Loads the page again, after something was taken back that had run already. */
  declare reload: () => void;

  #settings = false;
  #dismissed = false;
  #draft: ConsentChoice = {};
  #said = '';

  constructor() {
    super();
    this.policyHref = null;
    this.layout = 'region';
    this.reload = () => location.reload();
    new RoomController(this);
  }

  /** The engine, for a page that wants to ask or listen by itself; null until the shop's server has answered. */
  get consent(): Consent | null {
    return this.#consent.consent;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#settings = false;
  }

  /** Opens the choices. `opener` gets focus back where the browser does not see to it. */
  show(opener?: EventTarget | null): void {
    if (!this.isConnected || this.#settings) return;
    this.#layers.focus.remember(document.activeElement);
    this.#layers.focus.remember(opener);
    this.#draft = {};
    this.#settings = true;
    this.#consent.retry();
    this.requestUpdate();
  }

  readonly #text: Text = (key, values) => this.#strings.text(key, values);

  /** The notice's categories, as far as the engine understood them. */
  get #categories(): readonly Category[] {
    const granted = this.consent?.state.granted ?? {};
    return this.#consent.notice?.categories.filter(({ id }) => Object.hasOwn(granted, id)) ?? [];
  }

  get #optional(): readonly Category[] {
    return this.#categories.filter((category) => !isRequired(category));
  }

  get #policy(): string | null {
    return policyOf(this.policyHref ?? this.#consent.notice?.policyUrl, document.baseURI);
  }

  readonly #open = (event: Event): void => this.show(event.currentTarget);

  readonly #close = (): void => {
    this.renderRoot.querySelector<HTMLDialogElement>('.second')?.close();
    this.#settings = false;
    this.requestUpdate();
  };

  /** A dialog that was closed without an answer is no answer: the next page asks again. */
  readonly #dismiss = (): void => {
    this.#dismissed = true;
    this.requestUpdate();
  };

  #answer(consent: Consent, kind: AnswerKind, layer: ConsentLayer): void {
    const { granted, pending } = consent.state;
    const optional = this.#optional.map(({ id }) => id);
    const choice = choiceOf(kind, layer === 'first' ? pending : optional, { ...granted, ...this.#draft });
    if (!this.dispatchEvent(new ConsentChooseEvent({ categories: { ...granted, ...choice } }))) return;
    decide(consent, kind, choice, optional, layer);
    this.#close();
    this.#said = this.#text('saved');
    // What runs cannot be stopped otherwise.
    if (consent.state.reloadNeeded) this.reload();
  }

  /** Tells who cannot see the region that it is there. */
  #announce(): void {
    const { consent } = this;
    if (!consent || consent.state.pending.length === 0) return;
    this.#said = `${this.#text('title')}. ${question(this.#first(consent))}`;
    this.requestUpdate();
  }

  #first(consent: Consent): FirstLayer {
    const { pending, gpcHonoured } = consent.state;
    const asked = this.#optional.filter(({ id }) => pending.includes(id));
    return {
      asked, gpcHonoured,
      text: this.#text,
      language: this.#strings.language,
      whole: asked.length === this.#optional.length,
      again: consent.state.decidedAt !== null,
      policy: this.#policy,
      behind: this.#settings,
      modal: this.layout === 'dialog',
      give: (kind) => this.#answer(consent, kind, 'first'),
      choose: this.#open,
      closed: this.#dismiss,
    };
  }

  protected override render(): TemplateResult {
    const { consent } = this;
    return html`<p class="visually-hidden" role="status">${this.#said}</p>
      ${this.#strings.ready && consent && this.#optional.length > 0 ? this.#asking(consent) : nothing}
      ${this.#strings.ready && this.#settings ? this.#choices(consent) : nothing}`;
  }

  #asking(consent: Consent): TemplateResult | typeof nothing {
    const { pending, reloadNeeded, gpcHonoured } = consent.state;
    if (pending.length > 0 && !this.#dismissed) return firstLayer(this.#first(consent));
    if (reloadNeeded) return reloadOffer(this.#text, () => this.reload());
    return gpcHonoured || !this.#reopen.pageHasControl ? reopenButton(this.#text, gpcHonoured, this.#open) : nothing;
  }

  #choices(consent: Consent | null): TemplateResult {
    return secondLayer({
      text: this.#text,
      language: this.#strings.language,
      categories: consent && this.#categories,
      failed: this.#consent.failed,
      draft: { ...consent?.state.granted, ...this.#draft },
      gpcHonoured: consent?.state.gpcHonoured === true,
      policy: this.#policy,
      toggle: (id, on) => {
        this.#draft = { ...this.#draft, [id]: on };
        this.requestUpdate();
      },
      give: (kind) => consent && this.#answer(consent, kind, 'second'),
      retry: () => {
        this.#consent.retry();
        this.requestUpdate();
      },
      close: this.#close,
      // The event comes late: by then the dialog may be another one.
      closed: ({ currentTarget }) => currentTarget === this.renderRoot.querySelector('.second') && this.#close(),
    });
  }
}
