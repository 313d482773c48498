import { html, nothing, type TemplateResult } from 'lit';
import type { Checkout, Money } from '@smallshop/contract';
import { totalLabel } from '../../cart/totals/totals.ts';
import { formatMoney } from '../../internal/format/format.ts';
import type { CheckoutView } from '../checkout-view.ts';

/** Rows of the totals by label; with the amount due, if gift cards pay a part. */
function rowsOf({ totals, amountDue }: Checkout, { cartText }: CheckoutView): Map<string, Money> {
  const rows = new Map(totals.map((row) => [totalLabel(row, cartText), row.amount]));
  const total = totals.find(({ type }) => type === 'total');
  return total?.amount.amount === amountDue.amount ? rows : rows.set(cartText('leftToPay'), amountDue);
}

/**
 * Rows of the totals that differ from what the shopper saw: added, removed or changed. Empty if they are the same
 * again.
 */
export function amountChanges(shown: Checkout, view: CheckoutView): TemplateResult | typeof nothing {
  const { checkout, language, text } = view;
  const before = rowsOf(shown, view);
  const after = rowsOf(checkout, view);
  const money = (amount: Money | undefined) =>
    formatMoney(amount ?? { amount: 0, currency: checkout.region.currency }, language);
  const changed = [...new Set([...before.keys(), ...after.keys()])]
    .map((name) => ({ name, before: money(before.get(name)), after: money(after.get(name)) }))
    .filter((row) => row.before !== row.after);
  return changed.length > 0
    ? html`<ul>${changed.map((row) => html`<li>${text('changedAmount', row)}</li>`)}</ul>`
    : nothing;
}
