import { html, nothing, type TemplateResult } from 'lit';
import type { Order } from '@smallshop/contract';
import { formatDate } from '../../internal/format/format-date.ts';
import { formatSize } from './format-size.ts';
import type { OrderText } from '../order.strings.ts';

/** The files of digital items, and a button for new addresses once these have expired. */
export function downloadsOf(
  { downloads = [] }: Order,
  language: string,
  text: OrderText,
  { hasFailed, renew }: { hasFailed: boolean; renew: () => void },
): TemplateResult | typeof nothing {
  const [first] = downloads;
  if (!first) return nothing;
  const isExpired = downloads.some(({ url, downloadsLeft }) => url === null && downloadsLeft > 0);
  return html`<section aria-labelledby="downloads" part="downloads">
    <h3 id="downloads">${text('downloads')}</h3>
    <ul class="plain">${downloads.map(
      ({ name, size, url, downloadsLeft }) => html`<li>
        ${url === null ? html`<bdi>${name}</bdi>` : html`<a href=${url} download=${name}><bdi>${name}</bdi></a>`}
        <span class="quiet">${formatSize(size, language)}</span>
        ${downloadsLeft === 0 ? html`<span class="small">${text('downloadsUsedUp')}</span>` : nothing}
      </li>`,
    )}</ul>
    ${
      isExpired
        ? html`<button class="button" type="button" part="renew-downloads" @click=${renew}>
            ${text('downloadsRenew')}
          </button>`
        : html`<p class="quiet small">${text('downloadsUntil', { date: formatDate(first.expiresAt, language) })}</p>`
    }
    ${hasFailed ? html`<p class="error" role="alert">${text('downloadsFailed')}</p>` : nothing}
  </section>`;
}
