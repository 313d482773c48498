import { html, nothing, type TemplateResult } from 'lit';
import type { BankDetails, Order } from '@smallshop/contract';
import { cached, numbersOf } from '../../internal/format/format.ts';
import type { OrderStrings, OrderText } from '../order.strings.ts';

/** In groups of four, as ISO 13616 prints it. */
export const formatIban = (iban: string): string => iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');

/** With its time: on that minute the order is cancelled. */
const formatDue = (iso: string, language: string): string =>
  cached(
    `due|${language}`,
    () => new Intl.DateTimeFormat(numbersOf(language), { dateStyle: 'long', timeStyle: 'short' }),
  ).format(new Date(iso));

/** Due date of the transfer; `nothing` if the order has none. */
export const payUntil = (
  { dueAt }: Order['payment'],
  language: string,
  text: OrderText,
): TemplateResult | typeof nothing =>
  dueAt ? html`<p>${text('payUntil', { date: formatDue(dueAt, language) })}</p>` : nothing;

/** Where to transfer the money to; each row can be copied as a bank's form wants it. */
export function bankDetails(
  details: BankDetails,
  amount: string,
  text: OrderText,
  copy: (label: string, value: string) => void,
): TemplateResult {
  const rows: [keyof OrderStrings, shown: string, copied: string][] = [
    ['accountHolder', details.accountHolder, details.accountHolder],
    ['iban', formatIban(details.iban), details.iban.replace(/\s/g, '')],
    ['bic', details.bic, details.bic],
    ['bankName', details.bankName, details.bankName],
    ['reference', details.reference, details.reference],
    ['amount', amount, amount],
  ];
  return html`<dl class="bank" part="bank-details">
    ${rows.map(([key, shown, copied]) => {
      const label = text(key);
      return html`<div>
        <dt class="quiet small">${label}</dt>
        <dd><bdi>${shown}</bdi></dd>
        <dd class="copy"><button type="button" class="button icon" aria-label=${text('copy', { label })}
          @click=${() => copy(label, copied)}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8z" /></svg>
        </button></dd>
      </div>`;
    })}
  </dl>`;
}
