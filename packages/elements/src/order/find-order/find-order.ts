import { maxEmailLength, maxOrderNumberLength, maxOrderCodeLength } from '@smallshop/contract/rules';
import { html, nothing, type TemplateResult } from 'lit';
import { connectionErrorKey, isConnectionError } from '../../internal/errors/connection-errors.ts';
import type { OrderLookupState } from '@smallshop/state/checkout';
import { emailSentence } from '../email-sentence.ts';
import type { OrderStrings, OrderText } from '../order.strings.ts';

/** What is wrong with a field, by its name. */
export type LookupErrors = Partial<Record<'number' | 'email' | 'code', keyof OrderStrings>>;

const lengths: Record<keyof LookupErrors, number> = {
  number: maxOrderNumberLength,
  email: maxEmailLength,
  code: maxOrderCodeLength,
};

/** Errors to correct before the request is sent. An order may have an address that only an older rule accepted. */
export function lookupErrors(step: OrderLookupState['step'], form: FormData): LookupErrors {
  const value = (name: string) => String(form.get(name) ?? '').trim();
  const errors: LookupErrors = {};
  for (const name of step === 'number' ? (['number', 'email'] as const) : (['code'] as const))
    if (!value(name)) errors[name] = 'findRequired';
  if (value('email') && !/^[^\s@]+@[^\s@]+$/.test(value('email'))) errors.email = 'findEmailInvalid';
  return errors;
}

/** A sentence for what the server said, and the field it is about. */
export function failureOf({
  step,
  error,
}: OrderLookupState): { key: keyof OrderStrings; field: keyof LookupErrors | null } | null {
  if (!error) return null;
  if (error.code === 'order_code_invalid') return { key: 'findCodeWrong', field: 'code' };
  if (error.code === 'rate_limited') return { key: 'findTooOften', field: null };
  if (error.code === 'invalid_request')
    return { key: step === 'code' ? 'findCodeWrong' : 'findEmailInvalid', field: step === 'code' ? 'code' : 'email' };
  return { key: isConnectionError(error.code) ? connectionErrorKey() : 'findFailed', field: null };
}

export interface FindView {
  lookup: OrderLookupState;
  errors: LookupErrors;
  text: OrderText;
  /** Said before the form: why there is no order. */
  note: string;
  submit(event: SubmitEvent): void;
  startOver(): void;
}

/** "Find my order": number and e-mail address first, then the code from the mail. */
export function findOrder(view: FindView): TemplateResult {
  const { lookup, errors, text, note } = view;
  const failure = failureOf(lookup);
  const isCode = lookup.step === 'code';
  const said = isCode ? emailSentence('findSent', lookup.email, text) : nothing;
  return html`<form class="find" part="find" novalidate aria-labelledby="find-title" aria-busy=${lookup.busy}
    @submit=${view.submit}>
    <h2 id="find-title">${text('find')}</h2>
    ${note && !isCode ? html`<p class="quiet">${note}</p>` : nothing}
    ${isCode ? nothing : html`<p class="quiet">${text('findHint')}</p>`}
    <p role="status">${said}</p>
    <p role="alert" class="error">${failure && !failure.field ? text(failure.key) : nothing}</p>
    ${
      isCode
        ? input('code', 'findCode', 'one-time-code', 'numeric')
        : [input('number', 'findNumber', 'off', 'numeric'), input('email', 'findEmail', 'email', 'email')]
    }
    <div class="actions">
      <button class="button primary" part="find-submit" aria-disabled=${lookup.busy ? 'true' : nothing}>
        ${text(isCode ? 'findOpen' : 'findSend')}
      </button>
      ${
        isCode
          ? html`<button type="button" class="button" @click=${view.startOver}>${text('findAgain')}</button>`
          : nothing
      }
    </div>
  </form>`;

  function input(
    name: keyof LookupErrors,
    label: keyof OrderStrings,
    autocomplete: string,
    inputmode: string,
  ): TemplateResult {
    const error = errors[name] ?? (failure?.field === name ? failure.key : undefined);
    const hint =
      name === 'code' ? html`<p id="find-code-hint" class="quiet small">${text('findCodeHint')}</p>` : nothing;
    const described = [name === 'code' && 'find-code-hint', error && `find-${name}-error`].filter(Boolean).join(' ');
    return html`<div class="field">
      <label for="find-${name}">${text(label)}</label>
      <input id="find-${name}" class="control" part="control" name=${name} type=${name === 'email' ? 'email' : 'text'}
        dir="ltr" autocomplete=${autocomplete} inputmode=${inputmode} maxlength=${lengths[name]}
        spellcheck="false" autocapitalize="off" required
        aria-invalid=${Boolean(error)} aria-describedby=${described || nothing} />
      ${hint}
      ${error ? html`<p id="find-${name}-error" class="error small">${text(error)}</p>` : nothing}
    </div>`;
  }
}
