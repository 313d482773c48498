import { html, nothing, type TemplateResult } from 'lit';
import type { Cart, LandedCost, Total } from '@smallshop/contract';
import { totalKind } from '@smallshop/contract/totals';
import { formatMoney } from '../../internal/format/format.ts';
import type { CartText } from '../cart.strings.ts';

type Priced = Pick<Cart, 'totals' | 'region'> & { landedCost?: LandedCost; requiresShipping?: boolean };

/** Rows worth reading: a subtotal that only repeats the total is left out. */
export function totalRows(totals: readonly Total[]): readonly Total[] {
  const adding = totals.filter(({ type, included }) => !included && type !== 'subtotal' && type !== 'total');
  return adding.length > 0 ? totals : totals.filter(({ type }) => type !== 'subtotal');
}

export const totalLabel = (total: Total, text: CartText): string => text(totalKind(total));

/**
 * The totals, as a list of terms and amounts. Cart, checkout and order show the same list.
 * @param below Rows that come after the total.
 */
export function totalsList(
  totals: readonly Total[],
  language: string,
  text: CartText,
  below: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<dl class="totals" part="totals">
    ${totalRows(totals).map((row) => {
      const { type, amount, included } = row;
      const free = type === 'fulfillment' && amount.amount === 0;
      return html`<div class=${type === 'total' ? 'total grand' : included ? 'total quiet' : 'total'}
        part=${type === 'total' ? 'total grand' : 'total'}>
        <dt>${totalLabel(row, text)}</dt>
        <dd>${free ? text('free') : formatMoney(amount, language)}</dd>
      </div>`;
    })}${below}
  </dl>`;
}

/**
 * What is not known before there is an address: tax, shipping without an estimate, or both. A cart stored by an
 * earlier version knows only whether prices contain tax.
 */
export function laterHint(
  { totals, region, landedCost, requiresShipping }: Priced,
  shippingShown: boolean,
  text: CartText,
): TemplateResult | typeof nothing {
  const has = (wanted: Total['type']) => totals.some(({ type }) => type === wanted);
  const shipping = requiresShipping !== false && !shippingShown && !has('fulfillment');
  const tax = !has('tax') && (landedCost ? landedCost.estimated && landedCost.tax === 'added' : !region.taxIncluded);
  if (!shipping && !tax) return nothing;
  const key = !tax ? 'laterTaxIncluded' : shipping ? 'laterTaxExcluded' : 'laterTax';
  return html`<p class="quiet small">${text(key)}</p>`;
}

/**
 * If items cross a border: whether import tax and duty are paid, or how much is due on delivery. A cart stored by an
 * earlier version does not say.
 */
export function importHint(
  landed: LandedCost | undefined,
  language: string,
  text: CartText,
): TemplateResult | typeof nothing {
  const { dueOnDelivery: due, duty, scheme } = landed ?? {};
  if (!due && duty !== 'added' && (!scheme || scheme === 'eu_oss')) return nothing;
  const amount =
    due?.tax && due.duty ? formatMoney({ ...due.tax, amount: due.tax.amount + due.duty.amount }, language) : '';
  const dueKey = !amount
    ? 'importMayBeDue'
    : due?.tax?.amount === 0
      ? 'importDutyDue'
      : due?.duty?.amount === 0
        ? 'importTaxDue'
        : 'importDue';
  return html`<p class="quiet small" part="import">${text(due ? dueKey : 'importPaid', { amount })}</p>`;
}
