import { html, nothing, type TemplateResult } from 'lit';
import type { Order, TaxLine } from '@smallshop/contract';
import { formatMoney, formatNumber } from '../../internal/format/format.ts';
import type { CartText } from '../../cart/cart.strings.ts';
import { takenOff } from '../../cart/codes/code-reasons.ts';
import { giftCardRows } from '../../cart/gift-cards/gift-cards.ts';
import { importHint, totalsList } from '../../cart/totals/totals.ts';
import type { OrderStrings, OrderText } from '../order.strings.ts';

/** Parts per million as "9.975%". */
const rateOf = (ppm: number, language: string): string =>
  formatNumber(ppm / 1_000_000, language, { style: 'percent', maximumFractionDigits: 4 });

/** Totals of an order with discounts, gift cards, and its taxes if there are several. */
export function orderTotals(order: Order, language: string, text: OrderText, cartText: CartText): TemplateResult {
  const { amountDue, payment, promotions } = order;
  const due = amountDue.amount > 0 && payment.status === 'paid' ? text('paidOtherwise') : undefined;
  return html`${totalsList(order.totals, language, cartText, giftCardRows(order, language, cartText, due))}
    ${
      promotions.length === 0
        ? nothing
        : html`<ul class="notes" part="promotions">${promotions.map(
            (entry) => html`<li><span dir="auto">${entry.title}</span> ${takenOff(entry, language)}</li>`,
          )}</ul>`
    }
    ${taxesOf(order.taxLines ?? [], language, text)} ${importHint(order.landedCost, language, cartText)}`;
}

/** Taxes by rate, if there are several. A single tax and the customs duty are already rows of the totals. */
function taxesOf(charges: readonly TaxLine[], language: string, text: OrderText): TemplateResult | typeof nothing {
  const lines = charges.filter(({ kind }) => kind === 'tax');
  if (lines.length < 2) return nothing;
  return html`<dl class="notes taxes" part="taxes">${lines.map(
    ({ name, ratePpm, base, amount }) => html`<div class="total">
    <dt>
      <bdi>${name}</bdi>
      ${
        ratePpm === null
          ? nothing
          : text('taxLine', { rate: rateOf(ratePpm, language), base: formatMoney(base, language) })
      }
    </dt>
    <dd>${formatMoney(amount, language)}</dd>
  </div>`,
  )}</dl>`;
}

/**
 * The words for how an order is paid, apart from what gift cards paid of it: with those alone, there was nothing else
 * to pay.
 */
export function paymentKey({ kind, status, last4 }: Order['payment'], byGiftCard: boolean): keyof OrderStrings {
  if (kind === 'none') return byGiftCard ? 'paidByGiftCard' : 'paid_none';
  return status === 'paid' && kind === 'card' && last4 ? 'paid_cardEnding' : `${status}_${kind}`;
}
