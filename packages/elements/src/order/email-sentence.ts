import { html, type TemplateResult } from 'lit';
import type { Order } from '@smallshop/contract';
import type { OrderStrings, OrderText } from './order.strings.ts';

/**
 * A sentence that names an e-mail address. The address keeps its own direction in a sentence that runs the other way.
 */
export function emailSentence(key: keyof OrderStrings, email: string, text: OrderText): TemplateResult {
  // A line break cannot be part of a sentence or an address.
  const [before, after] = text(key, { email: '\n' }).split('\n');
  return html`${before}<bdi>${email}</bdi>${after}`;
}

/** Says that a confirmation was mailed, if that is true; otherwise, what the address is for. */
export function mailNote({ confirmationMail, contact }: Order, text: OrderText): TemplateResult {
  const key =
    confirmationMail === 'sent'
      ? 'confirmationSent'
      : confirmationMail === 'queued'
        ? 'confirmationQueued'
        : 'contactNote';
  return html`<p class="quiet" id="mail-note">${emailSentence(key, contact.email, text)}</p>`;
}
