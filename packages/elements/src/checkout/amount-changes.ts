import { html, nothing, type TemplateResult } from 'lit';
import type { Checkout, Money } from '@smallshop/contract';
import { totalLabel } from '../cart/totals.ts';
import { formatMoney } from '../internal/format.ts';
import type { CheckoutView } from './checkout-view.ts';

/** Rows of the bill by their label, with what gift cards leave to pay where they pay anything. */
function rowsOf({ totals, amountDue }: Checkout, { cartText }: CheckoutView): Map<string, Money> {
  const rows = new Map(totals.map((row) => [totalLabel(row, cartText), row.amount]));
  const total = totals.find(({ type }) => type === 'total');
  return total?.amount.amount === amountDue.amount ? rows : rows.set(cartText('leftToPay'), amountDue);
}

/** What of the bill is not what the shopper saw: each row that came, went or changed. Nothing once it is all the same again. */
export function amountChanges(shown: Checkout, view: CheckoutView): TemplateResult | typeof nothing {
  const { checkout, language, text } = view;
  const before = rowsOf(shown, view);
  const after = rowsOf(checkout, view);
  const money = (amount: Money | undefined) => formatMoney(amount ?? { amount: 0, currency: checkout.region.currency }, language);
  const changed = [...new Set([...before.keys(), ...after.keys()])]
    .map((name) => ({ name, before: money(before.get(name)), after: money(after.get(name)) }))
    .filter((row) => row.before !== row.after);
  return changed.length > 0 ? html`<ul>${changed.map((row) => html`<li>${text('changedAmount', row)}</li>`)}</ul>` : nothing;
}
