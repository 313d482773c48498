import { html, nothing, type TemplateResult } from 'lit';
import type { LineItem } from '@smallshop/contract';
import { formatCount } from '../internal/format/format.ts';

/** A note of a line, and below it what each bundle contained when it was ordered. */
export function withContents(note: string, { components }: LineItem, language: string): string | TemplateResult {
  if (!components) return note;
  return html`${note}
    <ul class="contents">
      ${components.map(
        ({ title, variantTitle, quantity }) => html`<li part="component">
          ${formatCount(quantity, language)} × <bdi>${title}</bdi>
          ${variantTitle ? html`<bdi>${variantTitle}</bdi>` : nothing}
        </li>`,
      )}
    </ul>`;
}
