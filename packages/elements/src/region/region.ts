import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Region, RegionHint } from '@smallshop/contract';
import { ShopController } from '../controllers/shop.ts';
import { StoreController } from '../controllers/store.ts';
import { RegionChooseEvent } from '../events/region-events.ts';
import { base, buttons, fields } from '../internal/base.styles.ts';
import { displayName } from '../internal/format.ts';
import { icons } from '../internal/icons.styles.ts';
import { globeIcon } from '../internal/icons.ts';
import { StringsController } from '../internal/strings.ts';
import { countryChoices, currencyChoices, languageChoices, type Choice } from './choices.ts';
import { regionStrings } from './region.strings.ts';
import { regionStyles } from './region.styles.ts';

/**
 * Where a shopper buys: country, currency and language. What has one choice only is left out.
 *
 * @tag smallshop-region
 * @event {RegionChooseEvent} smallshop-region-choose - The shopper chose. Cancel it to go to a page of that region instead.
 * @csspart summary - In the compact form, the button that opens the choices.
 * @csspart panel - In the compact form, what it opens.
 * @csspart field - A label and its choice.
 * @csspart control - The choice itself.
 */
export class RegionPicker extends LitElement {
  static override styles = [...base, buttons, fields, icons, regionStyles];
  static override properties = { compact: { reflect: true }, asked: { state: true } };

  #shops = new ShopController(this);
  #t = new StringsController(this, this.#shops, 'region', regionStrings);
  #store = new StoreController(this, this.#shops, (shop) => shop.$store);
  #region = new StoreController(this, this.#shops, (shop) => shop.region.$region);
  #status = new StoreController(this, this.#shops, (shop) => shop.region.$status);

  /** Shows a button that opens the choices; `up` opens them above it, for a page's foot. */
  declare compact: '' | 'up' | null;
  /** What was chosen and is not answered yet: the selects keep showing it. */
  declare private asked: RegionHint | null;

  constructor() {
    super();
    this.compact = null;
    this.asked = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#closeOutside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#closeOutside);
  }

  override willUpdate(_changed: PropertyValues): void {
    if (this.#status.value !== 'loading') this.asked = null;
  }

  get #details(): HTMLDetailsElement | null {
    return this.renderRoot.querySelector('details');
  }

  #choose(hint: RegionHint): void {
    this.dispatchEvent(new RegionChooseEvent(hint));
    this.asked = hint;
    this.requestUpdate();
  }

  #closeOutside = (event: Event): void => {
    if (this.#details?.open && !event.composedPath().includes(this)) this.#details.open = false;
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#details?.open) return;
    this.#details.open = false;
    this.renderRoot.querySelector('summary')?.focus();
  };

  #renderField(kind: keyof RegionHint, choices: Choice[], region: Region) {
    if (choices.length < 2) return nothing;
    const value = this.asked?.[kind] ?? region[kind];
    return html`<div class="field" part="field">
      <label for=${kind}>${this.#t.text(kind)}</label>
      <select class="control" part="control" id=${kind} autocomplete=${kind === 'country' ? 'country' : 'off'} .value=${live(value)}
        @change=${(event: Event) => this.#choose({ [kind]: (event.target as HTMLSelectElement).value })}>
        ${choices.map((choice) => html`<option value=${choice.value} lang=${kind === 'language' ? choice.value : nothing} ?selected=${choice.value === value}>${choice.name}</option>`)}
      </select>
    </div>`;
  }

  #renderFields(region: Region): TemplateResult {
    const store = this.#store.value!;
    const { language } = this.#t;
    return html`<div class="fields" role="group" aria-label=${this.#t.text('label')} aria-busy=${this.#status.value === 'loading'}>
        ${this.#renderField('country', countryChoices(store, language), region)}
        ${this.#renderField('currency', currencyChoices(store, region, language), region)}
        ${this.#renderField('language', languageChoices(store, region), region)}
      </div>
      ${this.#status.value === 'error' ? html`<p class="error" role="alert">${this.#t.text('failed')}</p>` : nothing}`;
  }

  override render() {
    const region = this.#region.value;
    if (!region || !this.#store.value || !this.#t.ready) return nothing;
    if (this.compact === null) return this.#renderFields(region);
    const { language } = this.#t;
    return html`<details @keydown=${this.#onKey}>
      <summary class="button" part="summary">
        ${globeIcon}<span>${displayName('region', region.country, language)}, ${region.currency}</span>
        <span class="visually-hidden">${this.#t.text('label')}</span>
      </summary>
      <div class="panel" part="panel">${this.#renderFields(region)}</div>
    </details>`;
  }
}
