import { html, type TemplateResult } from 'lit';

/**
 * The order in place of the checkout. Its element loads only when needed: a checkout with `order-href` never loads
 * it.
 */
export function confirmation(shopHref: string | undefined): TemplateResult {
  void import('../order/define.ts');
  return html`<div id="placed" tabindex="-1" part="placed"><smallshop-order .shopHref=${shopHref}></smallshop-order></div>`;
}
