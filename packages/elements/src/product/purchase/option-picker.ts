import { html, nothing, type TemplateResult } from 'lit';
import type { Product, ProductOption } from '@smallshop/contract';
import type { LocalizeController } from '../../internal/language/strings.ts';
import type { ProductStrings } from '../product.strings.ts';
import { valueState, type Selection } from './selection.ts';

export interface PickerContext {
  product: Product;
  selection: Selection;
  t: LocalizeController<ProductStrings>;
  choose(name: string, value: string): void;
}

/** One option as a group of radio buttons. What cannot be had stays choosable, and says why: nothing jumps. */
function picker(
  { name, values }: ProductOption,
  index: number,
  { product, selection, t, choose }: PickerContext,
): TemplateResult {
  const chosen = selection[name];
  return html`<fieldset class="option" part="option">
    <legend><span class="quiet">${name}</span> <bdi part="chosen">${chosen}</bdi></legend>
    <div class="values">
      ${values.map(({ value, swatch }) => {
        const state = valueState(product, selection, name, value);
        const note =
          state === 'available'
            ? nothing
            : html`<span class="visually-hidden"
              >, ${t.text(state === 'sold_out' ? 'soldOutValue' : 'missingValue')}</span
            >`;
        return html`<label class="value ${state} ${swatch ? 'with-swatch' : ''}"
          part="value ${state.replace('_', '-')}" title=${swatch ? value : nothing}>
          <input type="radio" name="option-${index}" .value=${value} .checked=${value === chosen}
            @change=${() => choose(name, value)}>
          ${swatch ? swatchOf(swatch) : nothing}<bdi class=${swatch ? 'visually-hidden' : ''}>${value}</bdi>${note}
        </label>`;
      })}
    </div>
  </fieldset>`;
}

/** Drawn as SVG: its colour is an attribute, which a strict content security policy lets pass. */
const swatchOf = (colour: string): TemplateResult =>
  html`<svg class="swatch" part="swatch" viewBox="0 0 32 32" aria-hidden="true">
    <circle cx="16" cy="16" r="15.5" fill=${colour} />
  </svg>`;

export const optionPickers = (context: PickerContext): TemplateResult[] =>
  context.product.options.map((option, index) => picker(option, index, context));
