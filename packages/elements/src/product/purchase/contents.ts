import { html, nothing } from 'lit';
import type { Variant } from '@smallshop/contract';
import { formatNumber } from '../../internal/format/format.ts';
import type { LocalizeController } from '../../internal/language/strings.ts';
import type { ProductStrings } from '../product.strings.ts';

/** What one bundle contains, with links to the products that have a page. */
export function contents(
  variant: Variant | null,
  t: LocalizeController<ProductStrings>,
  hrefOf: (handle: string) => string,
) {
  if (!variant?.components) return nothing;
  return html`<div class="contents" part="contents">
    <p id="contains">${t.text('contains')}</p>
    <ul aria-labelledby="contains">
      ${variant.components.map(({ title, variantTitle, productHandle, quantity }) => {
        const choice = variantTitle ? html` <bdi class="choice">${variantTitle}</bdi>` : nothing;
        const name = html`<bdi>${title}</bdi>${choice}`;
        return html`<li part="component">
          ${formatNumber(quantity, t.language)} ×
          ${productHandle === null ? name : html`<a href=${hrefOf(productHandle)}>${name}</a>`}
        </li>`;
      })}
    </ul>
  </div>`;
}
