import { html, nothing, type TemplateResult } from 'lit';
import type { ShopError } from '@smallshop/state';
import type { StringsController } from '../internal/strings.ts';
import type { ProductGridStrings } from './product-grid.strings.ts';

export { aroundStrings } from './around.strings.ts';
export { aroundStyles } from './around.styles.ts';

export interface AroundContext {
  t: StringsController<ProductGridStrings>;
  headingLevel: number;
  retry(): void;
}

function message(title: string, text: string, { t, headingLevel, retry }: AroundContext, canRetry = false): TemplateResult {
  return html`<div class="message" part="message" role=${canRetry ? 'alert' : nothing}>
    <h3 aria-level=${headingLevel}>${title}</h3>
    <p class="quiet">${text}</p>
    ${canRetry ? html`<button class="button" part="retry" type="button" @click=${retry}>${t.text('retry')}</button>` : nothing}
  </div>`;
}

/** In place of products: why there are none. */
export function errorMessage(error: ShopError, context: AroundContext): TemplateResult {
  const offline = error.code === 'network_error';
  return message(context.t.text(offline ? 'offlineTitle' : 'errorTitle'), context.t.text(offline ? 'offline' : 'error'), context, true);
}

export function emptyMessage(search: string | null, context: AroundContext): TemplateResult {
  const { t } = context;
  return message(t.text('emptyTitle'), search ? t.text('emptySearch', { search }) : t.text('empty'), context);
}

export interface FootContext extends AroundContext {
  count: number;
  hasMore: boolean;
  busy: boolean;
  error: ShopError | null;
  more(): void;
}

/** Below the products: how many are shown, and the way to more. */
export function foot({ t, count, hasMore, busy, error, more, retry }: FootContext): TemplateResult {
  return html`<p class="visually-hidden" role="status">${busy ? t.text('loadingMore') : t.text('shown', { count })}</p>
    ${error ? html`<p class="error" role="alert">${t.text(error.code === 'network_error' ? 'offlineTitle' : 'errorTitle')}</p>
      <button class="button" part="retry" type="button" @click=${retry}>${t.text('retry')}</button>` : nothing}
    ${hasMore && !error ? html`<button class="button" part="more" type="button" aria-busy=${busy} @click=${more}>${t.text(busy ? 'loadingMore' : 'more')}</button>` : nothing}`;
}
