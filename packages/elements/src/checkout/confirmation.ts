import { html, type TemplateResult } from 'lit';

/** The order in the checkout's place. Its element comes when it is needed: whoever is sent on to another page never loads it here. */
export function confirmation(shopHref: string | undefined): TemplateResult {
  void import('../order/define.ts');
  return html`<div id="placed" tabindex="-1" part="placed"><smallshop-order .shopHref=${shopHref}></smallshop-order></div>`;
}
