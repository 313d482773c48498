import { html, nothing } from 'lit';
import type { Variant } from '@smallshop/contract';
import { formatCount } from '../../internal/format/format.ts';
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
        // In one template: the build removes white space at the ends of each.
        const name = variantTitle
          ? html`<bdi>${title}</bdi> <bdi class="choice">${variantTitle}</bdi>`
          : html`<bdi>${title}</bdi>`;
        return html`<li part="component">
          ${formatCount(quantity, t.language)} ×
          ${productHandle === null ? name : html`<a href=${hrefOf(productHandle)}>${name}</a>`}
        </li>`;
      })}
    </ul>
  </div>`;
}
