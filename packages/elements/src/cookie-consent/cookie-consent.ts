import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Consent, ConsentLayer } from '@smallshop/consent';
import { ConsentChooseEvent, type ConsentChoice } from '../events/consent-events.ts';
import { lazyPart } from '../internal/lazy/lazy-part.ts';
import { overlayTokens } from '../internal/tokens/overlay-tokens.styles.ts';
import { tokens } from '../internal/tokens/tokens.styles.ts';
import { WordsController } from '../internal/language/words.ts';
import type { AnswerKind } from './first-layer/answers.ts';
import { answersStyles } from './first-layer/answers.styles.ts';
import { policyOf } from './category.ts';
import { ConsentController } from './consent-controller.ts';
import { cookieConsentStrings } from './cookie-consent.strings.ts';
import { cookieConsentStyles } from './cookie-consent.styles.ts';
import { decide, keysOf } from './decide.ts';
import { firstLayer, question } from './first-layer/first-layer.ts';
import { languages, type ConsentStrings } from './languages.ts';
import { SourceController } from './source/source-controller.ts';
import type { View } from './view.ts';

export type ConsentLayout = 'region' | 'dialog';

/**
 * Asks which optional scripts may run and what may be stored. Until the shopper answers, all of it is held back.
 * Accept and refuse are the same control. An answer that is missing, broken or slow counts as a no.
 * The question comes from the shop that the element belongs to, or from the page: see `config`.
 *
 * @tag smallshop-cookie-consent
 * @event {ConsentChooseEvent} smallshop-consent-choose - The shopper answered. Cancel it to record the answer yourself.
 * @event {ConsentChangedEvent} smallshop-consent-changed - The granted categories changed, here or in another tab.
 * @event {ConsentReadyEvent} smallshop-consent-ready - The notice was read, and `consent` is available.
 * @event {ShopErrorEvent} smallshop-error - The notice could not be read. Everything stays denied.
 * @csspart banner - The first layer. Tokens set its distance from the edges and its width.
 * @csspart answer - Each answer button. Accept and refuse have the same part.
 * @csspart settings - The second layer.
 * @csspart category - One category in the second layer.
 * @csspart switch - The switch of a category, or of a service in it.
 * @csspart overseas - The recipient abroad, shown with a question of its own.
 * @csspart receipt - The link to the receipt of the latest answer.
 * @csspart gpc - The note that Global Privacy Control is honoured.
 * @csspart reopen - The small button that reopens the choices, unless the page has a control of its own.
 * @cssproperty [--smallshop-consent-inline-size=26rem] - Maximum width of the first layer.
 * @cssproperty [--smallshop-consent-inset=1rem] - Distance from the edges of the window, with its unit.
 */
export class CookieConsentElement extends LitElement {
  static override styles = [tokens, overlayTokens, cookieConsentStyles, answersStyles];
  static override properties: PropertyDeclarations = {
    config: {},
    records: {},
    recordsKey: { attribute: 'records-key' },
    region: {},
    policyHref: { attribute: 'policy-href' },
    layout: {},
  };

  readonly #sources = new SourceController(this);
  readonly #words = new WordsController<ConsentStrings>(
    this,
    cookieConsentStrings,
    languages,
    () => this.#sources.source?.language,
  );
  readonly #asking = new ConsentController(this, this.#sources, this.#words);
  readonly #after = lazyPart(this, async () =>
    (await import('./reopen/focus-and-reopen.ts')).prepareFocusAndReopen(this.#view),
  );
  readonly #separate = lazyPart(this, async () =>
    (await import('./separate-consent/separate-consent.ts')).prepareSeparateConsent(this.#view),
  );
  readonly #second = lazyPart(this, async () =>
    (await import('./second-layer/second-layer.ts')).secondLayer(this.#view),
  );

  /**
   * For a page without a shop: the configuration, or its address. The tag can also contain the configuration, as
   * `<script type="application/json">`. `{language}` in an address is replaced with the shopper's language.
   */
  declare config: unknown;
  /** For a page without a shop: address that takes consent records. Default: no record is sent. */
  declare records: string | null;
  /** Publishable key that is sent with the records. */
  declare recordsKey: string | null;
  /** ISO 3166-1 country or 3166-2 subdivision whose rules apply. Default: the region that the server reports. */
  declare region: string | null;
  /** Address of the privacy policy. Default: the address in the shop's notice or in the configuration. */
  declare policyHref: string | null;
  /** `region` leaves the page usable. `dialog` covers the page until it is answered or closed. */
  declare layout: ConsentLayout;
  /** Loads the page again after a script that has already run lost its consent. */
  reload = (): void => location.reload();

  /** Access to the element for the parts that are loaded later. */
  readonly #view: View = {
    host: this,
    words: this.#words,
    asking: this.#asking,
    sources: this.#sources,
    answer: (kind, choice, layer) => this.#answer(kind, choice, layer),
    close: () => this.#close(),
  };

  #isOpen = false;
  #isDismissed = false;
  #isPausing = false;
  #announcement = '';

  constructor() {
    super();
    this.config = this.records = this.recordsKey = this.region = this.policyHref = null;
    this.layout = 'region';
  }

  /** The consent engine, for a page that asks or listens with its own code. Null until the notice was read. */
  get consent(): Consent | null {
    return this.#asking.consent;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#isOpen = false;
  }

  /** Opens the choices. `opener` gets focus back if the browser does not return it. */
  show(opener?: EventTarget | null): void {
    if (!this.isConnected) return;
    if (!this.#isOpen) this.#after.present?.focus.remember(document.activeElement, opener);
    this.#isOpen = true;
    this.#asking.retry();
    this.requestUpdate();
  }

  #close(): void {
    this.renderRoot.querySelector<HTMLDialogElement>('.second')?.close();
    this.#isOpen = false;
    this.requestUpdate();
  }

  #answer(kind: AnswerKind, choice: ConsentChoice, layer: ConsentLayer): void {
    const { consent } = this;
    if (
      !consent ||
      !this.dispatchEvent(new ConsentChooseEvent({ categories: { ...consent.state.granted, ...choice } }))
    )
      return;
    decide(consent, kind, choice, this.#asking.optional, layer);
    this.#close();
    this.#announcement = this.#words.text('saved');
    // Another question may follow: a double click on this answer must not reach it.
    this.#isPausing = true;
    setTimeout(() => {
      this.#isPausing = false;
      this.requestUpdate();
    }, 500);
    // Only a reload stops scripts that run. What they have stored is removed first.
    if (consent.state.reloadNeeded) void consent.cleared().then(() => this.reload());
  }

  protected override render(): TemplateResult {
    const { consent } = this;
    const { ready } = this.#words;
    const second = ready && this.#isOpen ? this.#second() : undefined;
    return html`<p class="visually-hidden" role="status">${this.#announcement}</p>
      ${ready && consent && this.#asking.optional.length ? this.#first(consent, second !== undefined) : nothing}
      ${second?.() ?? nothing}`;
  }

  #first(consent: Consent, behind: boolean): TemplateResult | typeof nothing {
    const { optional, pending, notice } = this.#asking;
    // If the second layer cannot be loaded, the first layer still lets the shopper withdraw.
    const instead = this.#isOpen && this.#second.failed && !behind;
    const asked = instead ? optional : this.#asking.asked;
    if (!instead && (!asked.length || this.#isDismissed)) {
      const after = this.#after();
      return (
        after?.answered()?.() ??
        (this.#after.failed || after?.answered.failed
          ? html`<button type="button" class="reopen" @click=${() => this.show()}>${this.#words.text('title')}</button>`
          : nothing)
      );
    }
    // The disclosure must be shown before the question.
    const disclosure = !instead && asked[0]!.separate ? this.#separate()?.(asked[0]!) : null;
    if (disclosure === undefined || this.#isPausing) return nothing;
    // One click refuses everything, also if accepting takes several questions.
    const refusesAll = instead || (!consent.state.decidedAt && pending.length === optional.length);
    return firstLayer({
      asked,
      consent,
      disclosure,
      words: this.#words,
      all: [refusesAll, !disclosure && asked.length === optional.length],
      policy: policyOf(this.policyHref ?? notice?.policyUrl),
      behind,
      modal: this.layout === 'dialog',
      give: (kind) => {
        const about = kind === 'accept' || !refusesAll ? asked : optional;
        const keys = disclosure && about === asked ? about.flatMap(keysOf) : about.map(({ id }) => id);
        this.#answer(kind, Object.fromEntries(keys.map((key) => [key, kind === 'accept'])), 'first');
      },
      choose: ({ currentTarget }) => this.show(currentTarget),
      // Closing the dialog is no answer: the next page asks again.
      closed: () => {
        this.#isDismissed = true;
        this.#isOpen = false;
        this.requestUpdate();
      },
    });
  }

  protected override updated(): void {
    if (this.isConnected)
      this.renderRoot
        .querySelectorAll<HTMLElement>(':is(.first, .second):not(:modal, :popover-open)')
        .forEach((layer) => this.#raise(layer));
    // Loaded after the question, which must not wait for it.
    if (this.consent || this.#asking.failed) this.#after();
  }

  /** Puts a layer into the top layer, where no ancestor can clip, dim or cover it. */
  #raise(layer: HTMLElement): void {
    if (layer instanceof HTMLDialogElement) {
      // A dialog that was removed and added again still has its `open` attribute.
      layer.open = false;
      return layer.showModal();
    }
    layer.showPopover();
    const { asked } = this.#asking;
    if (!asked.length) return;
    // A screen reader announces the region.
    this.#announcement = `${this.#words.text('title')}. ${question(this.#words, asked, this.consent!)}`;
    this.requestUpdate();
  }
}
