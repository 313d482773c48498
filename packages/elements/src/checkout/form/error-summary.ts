import { html, nothing, type TemplateResult } from 'lit';
import type { CheckoutView } from '../checkout-view.ts';
import { errorText } from './field.ts';
import { idOf } from './labels.ts';

/** All that needs correcting, each a way to its field. Takes focus when it comes, and is read by that. */
export function errorSummary(
  { errors, text }: CheckoutView,
  focus: (id: string) => void,
): TemplateResult | typeof nothing {
  if (errors.size === 0) return nothing;
  const go = (path: string) => (event: Event) => {
    event.preventDefault();
    focus(idOf(path));
  };
  return html`<div class="stop" part="errors" id="errors" tabindex="-1" role="group" aria-labelledby="errors-title">
    <h3 id="errors-title">${text('errors', { count: errors.size })}</h3>
    <ul>${[...errors].map(
      ([path, error]) => html`<li><a href="#${idOf(path)}" @click=${go(path)}>${errorText(error, text)}</a></li>`,
    )}</ul>
  </div>`;
}
