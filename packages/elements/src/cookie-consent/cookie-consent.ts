import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Consent, ConsentLayer } from '@smallshop/consent';
import { ConsentChooseEvent, type ConsentChoice } from '../events/consent-events.ts';
import { lazyPart } from '../internal/lazy-part.ts';
import { overlayTokens } from '../internal/overlay-tokens.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { WordsController } from '../internal/words.ts';
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
 * Asks what may run and be stored besides what the site needs, and holds back the rest until then.
 * Accept and refuse are one control; whatever is missing, broken or slow means no.
 * What it asks comes from the shop it belongs to, or from the page: see `config`.
 *
 * @tag smallshop-cookie-consent
 * @event {ConsentChooseEvent} smallshop-consent-choose - The shopper answered. Cancel it to record the answer your own way.
 * @event {ConsentChangedEvent} smallshop-consent-changed - What may run changed, here or in another tab.
 * @event {ConsentReadyEvent} smallshop-consent-ready - There is a question, and `consent` can be asked.
 * @event {ShopErrorEvent} smallshop-error - Nothing came that could be asked; everything stays denied.
 * @csspart banner - The first layer. Its place and its width are tokens.
 * @csspart answer - Every answer, yes and no alike.
 * @csspart settings - The second layer.
 * @csspart category - One category in it.
 * @csspart switch - The switch of a category, or of a service in it.
 * @csspart overseas - Who receives data abroad, where that is asked for by itself.
 * @csspart receipt - The link to the receipt of the latest answer.
 * @csspart gpc - The note that Global Privacy Control is honoured.
 * @csspart reopen - The small button that stays, where the page has none of its own.
 * @cssproperty [--smallshop-consent-inline-size=26rem] - Width of the first layer, at most.
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
    (await import('./reopen/focus-and-reopen.ts')).createFocusAndReopen(this.#view),
  );
  readonly #alone = lazyPart(this, async () =>
    (await import('./separate-consent/separate-consent.ts')).separate(this.#view),
  );
  readonly #second = lazyPart(this, async () =>
    (await import('./second-layer/second-layer.ts')).secondLayer(this.#view),
  );

  /**
   * For a page without a shop: address of the configuration, or the configuration. It may stand in the tag as well,
   * as `<script type="application/json">`. `{language}` in an address becomes the shopper's.
   */
  declare config: unknown;
  /** For a page without a shop: address that takes records; unless given, none are sent. */
  declare records: string | null;
  /** Publishable key that goes with the records. */
  declare recordsKey: string | null;
  /** ISO 3166-1 country or 3166-2 subdivision whose rules apply, where the page knows better than the server. */
  declare region: string | null;
  /** Address of the privacy policy; unless told, what the shop's server or the configuration says. */
  declare policyHref: string | null;
  /** `region` leaves the page usable; `dialog` stands in front of it until it is answered or closed. */
  declare layout: ConsentLayout;
  /** Loads the page again, after something was taken back that had run already. */
  reload = (): void => location.reload();

  /** What the parts that are fetched later see of the element. */
  readonly #view: View = {
    host: this,
    words: this.#words,
    asking: this.#asking,
    sources: this.#sources,
    answer: (kind, choice, layer) => this.#answer(kind, choice, layer),
    close: () => this.#close(),
  };

  #settings = false;
  #dismissed = false;
  #pausing = false;
  #said = '';

  constructor() {
    super();
    this.config = this.records = this.recordsKey = this.region = this.policyHref = null;
    this.layout = 'region';
  }

  /** The engine, for a page that wants to ask or listen by itself; null until there is a question. */
  get consent(): Consent | null {
    return this.#asking.consent;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#settings = false;
  }

  /** Opens the choices. `opener` gets focus back where the browser does not see to it. */
  show(opener?: EventTarget | null): void {
    if (!this.isConnected) return;
    if (!this.#settings) this.#after.present?.remember(document.activeElement, opener);
    this.#settings = true;
    this.#asking.retry();
    this.requestUpdate();
  }

  #close(): void {
    this.renderRoot.querySelector<HTMLDialogElement>('.second')?.close();
    this.#settings = false;
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
    this.#said = this.#words.text('saved');
    // The next question is another one: a double click on this one's answer must not reach it.
    this.#pausing = true;
    setTimeout(() => {
      this.#pausing = false;
      this.requestUpdate();
    }, 500);
    // What runs cannot be stopped otherwise; what it has stored goes first.
    if (consent.state.reloadNeeded) void consent.cleared().then(() => this.reload());
  }

  protected override render(): TemplateResult {
    const { consent } = this;
    const { ready } = this.#words;
    const second = ready && this.#settings ? this.#second() : undefined;
    return html`<p class="visually-hidden" role="status">${this.#said}</p>
      ${ready && consent && this.#asking.optional.length ? this.#first(consent, second !== undefined) : nothing}
      ${second?.() ?? nothing}`;
  }

  #first(consent: Consent, behind: boolean): TemplateResult | typeof nothing {
    const { optional, pending, notice } = this.#asking;
    // Where the second layer cannot be fetched, an answer is still taken back in the first.
    const instead = this.#settings && this.#second.failed && !behind;
    const asked = instead ? optional : this.#asking.asked;
    if (!instead && (!asked.length || this.#dismissed)) {
      const after = this.#after();
      return (
        after?.corner() ??
        (this.#after.failed || after?.failed
          ? html`<button type="button" class="reopen" @click=${() => this.show()}>${this.#words.text('title')}</button>`
          : nothing)
      );
    }
    // Nobody is asked before she has been told.
    const told = !instead && asked[0]!.separate ? this.#alone()?.(asked[0]!) : null;
    if (told === undefined || this.#pausing) return nothing;
    // A no is one step, also where a yes takes several.
    const refusesAll = instead || (!consent.state.decidedAt && pending.length === optional.length);
    return firstLayer({
      asked,
      consent,
      told,
      words: this.#words,
      all: [refusesAll, !told && asked.length === optional.length],
      policy: policyOf(this.policyHref ?? notice?.policyUrl),
      behind,
      modal: this.layout === 'dialog',
      give: (kind) => {
        const about = kind === 'accept' || !refusesAll ? asked : optional;
        const keys = told && about === asked ? about.flatMap(keysOf) : about.map(({ id }) => id);
        this.#answer(kind, Object.fromEntries(keys.map((key) => [key, kind === 'accept'])), 'first');
      },
      choose: ({ currentTarget }) => this.show(currentTarget),
      // A dialog that was closed without an answer is no answer: the next page asks again.
      closed: () => {
        this.#dismissed = true;
        this.#settings = false;
        this.requestUpdate();
      },
    });
  }

  protected override updated(): void {
    if (this.isConnected)
      this.renderRoot
        .querySelectorAll<HTMLElement>(':is(.first, .second):not(:modal, :popover-open)')
        .forEach((layer) => this.#raise(layer));
    // What can wait until there is a question to look at.
    if (this.consent || this.#asking.failed) this.#after();
  }

  /** Into the top layer, where no ancestor can clip, dim or cover the question. */
  #raise(layer: HTMLElement): void {
    if (layer instanceof HTMLDialogElement) {
      // One that left the page and came back believes that it is open.
      layer.open = false;
      return layer.showModal();
    }
    layer.showPopover();
    const { asked } = this.#asking;
    if (!asked.length) return;
    // Who cannot see the region is told that it is there.
    this.#said = `${this.#words.text('title')}. ${question(this.#words, asked, this.consent!)}`;
    this.requestUpdate();
  }
}
