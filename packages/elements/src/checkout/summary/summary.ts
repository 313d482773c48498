import { html, nothing, type TemplateResult } from 'lit';
import type { LineItem } from '@smallshop/contract';
import { laterNote, lineProblem } from '../../cart/lines/line-problem.ts';
import { importHint, laterHint, totalsList } from '../../cart/totals/totals.ts';
import { formatMoney } from '../../internal/format/format.ts';
import type { CheckoutView } from '../checkout-view.ts';
import { lineRow } from './line-row.ts';

/** What is bought and what it costs: beside the form on a wide page, folded above it on a phone. */
export function orderSummary(
  { checkout, language, text, cartText, codes, giftCardRows }: CheckoutView,
  shown: boolean,
  toggle: () => void,
): TemplateResult {
  const problemOf = ({ id }: LineItem): string => {
    const problem = lineProblem(checkout.messages, id);
    return problem ? cartText(problem) : '';
  };
  return html`<aside class=${shown ? 'summary shown' : 'summary'} part="summary" aria-labelledby="summary">
    <button type="button" class="summary-toggle" aria-expanded=${shown} aria-controls="summary-body" @click=${toggle}>
      <span>${text(shown ? 'summaryHide' : 'summaryShow')}</span>
      <strong>${formatMoney(checkout.amountDue, language)}</strong>
    </button>
    <h3 id="summary">${text('summary')}</h3>
    <div id="summary-body" class="summary-body">
      <ul class="items" part="lines">
        ${checkout.lines.map((line) =>
          lineRow(
            line,
            language,
            text('quantity', { count: line.quantity }),
            problemOf(line),
            laterNote(line, checkout.messages, language, cartText),
          ),
        )}
      </ul>
      ${totalsList(checkout.totals, language, cartText, giftCardRows?.(checkout, language, cartText))}
      ${codes ? html`<div class="promotions" part="promotions">${codes.render(checkout)}</div>` : nothing}
      ${laterHint(checkout, false, cartText)}
      ${importHint(checkout.landedCost, language, cartText)}
    </div>
  </aside>`;
}
