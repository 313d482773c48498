import { html, nothing, type TemplateResult } from 'lit';
import type { Order } from '@smallshop/contract';
import { formatDate } from '../../internal/format/format-date.ts';
import { formatMoney } from '../../internal/format/format.ts';
import type { OrderText } from '../order.strings.ts';

/** What was sent, with the way to follow it. */
export function parcels({ shipments }: Order, language: string, text: OrderText): TemplateResult | typeof nothing {
  if (shipments.length === 0) return nothing;
  return html`<section aria-labelledby="parcels" part="parcels">
    <h3 id="parcels">${text('parcels')}</h3>
    <ul class="plain">${shipments.map(
      ({ sentAt, trackingNumber, trackingUrl }) => html`<li>
        ${text('sentOn', { date: formatDate(sentAt, language) })}
        ${
          trackingNumber
            ? html`<span class="quiet">${text('trackingNumber')} <bdi>${trackingNumber}</bdi></span>`
            : nothing
        }
        ${trackingUrl ? html`<a href=${trackingUrl} rel="noopener noreferrer">${text('track')}</a>` : nothing}
      </li>`,
    )}</ul>
  </section>`;
}

/** Refunds. A failed one is not shown: the merchant repairs it and informs the shopper. */
export function refundsOf({ refunds }: Order, language: string, text: OrderText): TemplateResult | typeof nothing {
  const shown = refunds.filter(({ status }) => status !== 'failed');
  if (shown.length === 0) return nothing;
  return html`<section aria-labelledby="refunds" part="refunds">
    <h3 id="refunds">${text('refunds')}</h3>
    <ul class="plain">${shown.map(
      ({ amount, status, createdAt, giftCards }) => html`<li>
        <strong>${formatMoney(amount, language)}</strong>
        ${text(status === 'refunded' ? 'refundDone' : 'refundUnderWay')}
        <span class="quiet">${formatDate(createdAt, language)}</span>
        ${giftCards.map(
          ({ last4, amount: part }) => html`<span class="small">
            ${text(status === 'refunded' ? 'refundedOntoCard' : 'refundOntoCard', {
              amount: formatMoney(part, language),
            })}
            <bdi dir="ltr">••••${last4}</bdi>
          </span>`,
        )}
      </li>`,
    )}</ul>
  </section>`;
}
