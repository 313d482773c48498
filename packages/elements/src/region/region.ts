import {
  html,
  LitElement,
  noChange,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { Region as ShopRegion, RegionHint } from '@smallshop/contract';
import { OnlineController } from '../controllers/online.ts';
import { ShopController } from '../controllers/shop.ts';
import { StoreController } from '../controllers/store.ts';
import { RegionChooseEvent } from '../events/region-choose-event.ts';
import { LocalizeController } from '../internal/language/strings.ts';
import { warnOnce } from '../internal/warnings/warn.ts';
import { choicesOf, fieldNames, nameOf, readFields, type FieldName } from './choices.ts';
import { PlacementController } from './placement-controller.ts';
import { regionStrings } from './region.strings.ts';
import { regionStyles } from './region.styles.ts';

const globeIcon = html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
  <circle cx="10" cy="10" r="7" />
  <path d="M3 10h14M10 3c2.2 2 3.2 4.4 3.2 7s-1 5-3.2 7c-2.2-2-3.2-4.4-3.2-7s1-5 3.2-7Z" />
</svg>`;

/**
 * Chooses the country, currency and language to buy in.
 *
 * @tag smallshop-region
 * @slot - Content if there is no store.
 * @slot button - Text or a picture on the button of the compact layout, instead of the current choice.
 * @event {RegionChooseEvent} smallshop-region-choose - The shopper chose another region. Cancel it to keep the
 *   current one.
 * @csspart button - The button of the compact layout.
 * @csspart panel - What it opens.
 * @csspart field - One of the three, with its label.
 * @csspart label - What it is.
 * @csspart select - The control that chooses.
 * @csspart value - In its place, the only choice there is.
 * @csspart message - What went wrong.
 * @csspart retry - The button that tries again.
 */
export class RegionElement extends LitElement {
  static override styles = regionStyles;
  static override properties: PropertyDeclarations = { layout: {}, fields: {} };

  readonly #shops = new ShopController(this);
  readonly #t = new LocalizeController(this, this.#shops, 'region', regionStrings);
  readonly #region = new StoreController(this, this.#shops, (shop) => shop.region.$region);
  readonly #status = new StoreController(this, this.#shops, (shop) => shop.region.$status);
  // Asked for when the server answers at all: after a failure, trying again brings both.
  readonly #store = new StoreController(this, this.#shops, (shop) => (this.#region.value ? shop.$store : null));
  readonly #placement = new PlacementController(this);
  /** The choice that is being sent, or that failed and can be sent again. */
  #wanted: RegionHint | null = null;
  /** The store has started to handle the choice: its status is about it. */
  #asked = false;
  #failed = false;

  /** `list` shows the choices; `compact` a button that opens them. */
  declare layout: string;
  /** Which to show, in this order: words out of `country`, `currency`, `language`. */
  declare fields: string;

  constructor() {
    super();
    this.layout = 'list';
    this.fields = fieldNames.join(' ');
    new OnlineController(this, () => this.requestUpdate());
  }

  protected override update(changed: PropertyValues<this>): void {
    const failedBefore = this.#failed;
    this.#follow();
    const onRetry = this.renderRoot.querySelector('[part=retry]:focus') !== null;
    super.update(changed);
    this.#showChosen();
    const panel = this.renderRoot.querySelector<HTMLElement>('[popover]');
    // Chosen, closed, and then refused: it must not go unseen.
    if (this.#failed && !failedBefore && !panel?.matches(':popover-open')) panel?.showPopover();
    // Its button is gone: the focus goes to what is there now.
    const first = (controls: string) => this.renderRoot.querySelector<HTMLElement>(controls);
    if (onRetry && !this.#failed) (first(':popover-open select') ?? first('button, select'))?.focus();
  }

  /** Applies the store's answer to the choice that was made here. A failure is shown until a later choice succeeds. */
  #follow(): void {
    const status = this.#status.value;
    if (status === 'loading') this.#asked = true;
    else if (status && this.#wanted && !this.#asked) this.#failed ||= !navigator.onLine;
    else if (status === 'error') this.#failed = this.#wanted !== null || !this.#region.value;
    else {
      this.#wanted = null;
      this.#failed = false;
    }
  }

  get #busy(): boolean {
    return this.#status.value === 'loading' || (this.#wanted !== null && !this.#asked && !this.#failed);
  }

  /** Sets every control to the store's region, or to the choice that is being sent. */
  #showChosen(): void {
    const onItsWay = this.#busy ? this.#wanted : null;
    for (const select of this.renderRoot.querySelectorAll('select')) {
      const field = select.name as FieldName;
      select.value = onItsWay?.[field] ?? this.#region.value?.[field] ?? '';
    }
  }

  #request(change: RegionHint): void {
    // The store drops a request when a newer one comes, so the new one must contain the changes of the old one.
    const hint: RegionHint = { ...(this.#busy && this.#wanted), ...change };
    if (change.country && !change.currency) delete hint.currency;
    if (this.dispatchEvent(new RegionChooseEvent(hint))) {
      this.#wanted = hint;
      this.#asked = false;
    }
    this.requestUpdate();
  }

  #choose = (event: Event): void => {
    const { name, value } = event.target as HTMLSelectElement;
    this.#failed = false;
    this.#request({ [name]: value });
  };

  #retry = (): void => this.#request(this.#wanted ?? {});

  get #sound(): readonly FieldName[] | null {
    const names = readFields(this.fields);
    if (!names)
      warnOnce(
        `<smallshop-region fields="${this.fields}"> must name some of ${fieldNames.join(', ')}, separated by spaces.`,
      );
    if (this.layout === 'list' || this.layout === 'compact') return names;
    warnOnce(`<smallshop-region layout="${this.layout}"> is unknown. Use list or compact.`);
    return null;
  }

  #renderField(field: FieldName, region: ShopRegion): TemplateResult {
    const { language } = this.#t;
    const codes = choicesOf(field, region, this.#store.value ?? null, language);
    const langOf = (code: string) => (field === 'language' ? code : nothing);
    const label = this.#t.text(field);
    if (codes.length < 2)
      return html`<div class="field" part="field">
      <span class="label" part="label">${label}</span>
      <span class="value" part="value" lang=${langOf(region[field])}
        >${nameOf(field, region[field], language)}</span></div>`;
    return html`<div class="field" part="field"><label class="label" part="label" for=${field}>${label}</label>
      <select class="control" part="select" id=${field} name=${field} autocomplete="off" @change=${this.#choose}>
        ${codes.map(
          (code) => html`<option value=${code} lang=${langOf(code)}>${nameOf(field, code, language)}</option>`,
        )}
      </select></div>`;
  }

  #renderFailure(): TemplateResult | typeof nothing {
    if (!this.#failed) return nothing;
    const t = this.#t;
    const why = navigator.onLine ? (this.#region.value ? 'notChanged' : 'notLoaded') : 'offline';
    // Only what the shopper did is worth interrupting for.
    return html`<div class="message" part="message"><p role=${this.#wanted ? 'alert' : nothing}>${t.text(why)}</p>
      <button class="button" part="retry" type="button" aria-busy=${this.#busy}
        @click=${this.#retry}>${t.text('retry')}</button></div>`;
  }

  #renderLoading(fields: readonly FieldName[]): TemplateResult {
    if (this.layout === 'compact')
      return html`<span class="compact skeleton of-${fields.length}" aria-hidden="true"></span>`;
    return html`<div class="fields" aria-hidden="true">
      ${fields.map(() => html`<span class="skeleton place"></span>`)}
    </div>`;
  }

  #renderGroup(fields: readonly FieldName[], region: ShopRegion): TemplateResult {
    return html`<div role="group" aria-label=${this.#t.text('label')} aria-busy=${this.#busy}>
      <div class="fields">${fields.map((field) => this.#renderField(field, region))}</div>
      ${this.#renderFailure()}
    </div>`;
  }

  protected override render() {
    const fields = this.#sound;
    const region = this.#region.value;
    const t = this.#t;
    if (!fields) return nothing;
    if (!this.#shops.shop) return html`<slot></slot>`;
    // While words of another language come, those on screen stay.
    if (!t.ready) return this.hasUpdated ? noChange : this.#renderLoading(fields);
    if (!region) return this.#failed ? this.#renderFailure() : this.#renderLoading(fields);
    const group = this.#renderGroup(fields, region);
    if (this.layout === 'list') return group;
    const chosen = fields.map((field) =>
      field === 'currency' ? region.currency : nameOf(field, region[field], t.language),
    );
    return html`<button class="button compact of-${fields.length}" part="button" type="button"
        popovertarget="panel"><slot name="button">
        ${globeIcon}<span class="words"><span class="visually-hidden">${t.text('label')}: </span
          >${chosen.join(' · ')}</span></slot></button>
      <div class="panel" id="panel" part="panel" popover @beforetoggle=${this.#placement.toggled}>${group}</div>`;
  }
}
