import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CheckoutView } from '../checkout-view.ts';
import type { CheckoutStrings } from '../checkout.strings.ts';
import type { FormError } from './form-errors.ts';
import { idOf } from './labels.ts';

export interface FieldOptions {
  path: string;
  label: keyof CheckoutStrings;
  value: string;
  required: boolean;
  autocomplete: string;
  type?: 'text' | 'email' | 'tel';
  inputmode?: 'numeric' | 'email' | 'tel';
  maxlength?: number;
  hint?: string | undefined;
  options?: readonly { code: string; name: string }[] | undefined;
  change(value: string): void;
}

/** What is wrong, in a sentence. */
export const errorText = (error: FormError, text: CheckoutView['text']): string =>
  text(error.key, { label: text(error.label), example: error.example ?? '' });

/** A labelled control with its hint and its error; a select if only certain values are valid. */
export function field(options: FieldOptions, { errors, text, leave }: CheckoutView): TemplateResult {
  const { path, label, value, required, hint } = options;
  const id = idOf(path);
  const error = errors.get(path);
  const optional = required ? nothing : html`<span class="quiet optional">${text('optional')}</span>`;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return html`<div class="field ${path.split('.').at(-1)!}" part=${error ? 'field refused' : 'field'}>
    <label for=${id}>${text(label)}${optional}</label>
    ${
      options.options
        ? choice(options, id, described, Boolean(error), text)
        : html`<input id=${id} class="control" part="control" name=${path} type=${options.type ?? 'text'}
      autocomplete=${options.autocomplete} inputmode=${options.inputmode ?? nothing}
      enterkeyhint="next" maxlength=${options.maxlength ?? nothing} ?required=${required}
      autocapitalize=${options.type === 'email' ? 'off' : nothing} spellcheck="false"
      aria-invalid=${Boolean(error)} aria-describedby=${described || nothing} .value=${live(value)}
      @input=${(event: Event) => options.change((event.target as HTMLInputElement).value)}
      @blur=${() => leave(path)} />`
    }
    ${hint ? html`<p class="quiet small" id="${id}-hint">${hint}</p>` : nothing}
    ${error ? html`<p class="error" id="${id}-error" part="error">${errorText(error, text)}</p>` : nothing}
  </div>`;
}

function choice(
  { options = [], path, value, required, autocomplete, change }: FieldOptions,
  id: string,
  described: string,
  invalid: boolean,
  text: CheckoutView['text'],
): TemplateResult {
  const known = options.some(({ code }) => code === value);
  return html`<select id=${id} class="control" part="control" name=${path} autocomplete=${autocomplete}
    ?required=${required} aria-invalid=${invalid} aria-describedby=${described || nothing}
    @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>
    ${known ? nothing : html`<option value="" selected>${text('choose')}</option>`}
    ${options.map(({ code, name }) => html`<option value=${code} ?selected=${code === value}>${name}</option>`)}
  </select>`;
}
