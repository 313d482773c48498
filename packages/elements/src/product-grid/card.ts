import { html, nothing, type TemplateResult } from 'lit';
import type { ProductSummary, Variant } from '@smallshop/contract';
import { formatPercent } from '../internal/format/format.ts';
import { checkIcon } from '../internal/markup/icons.ts';
import type { LocalizeController } from '../internal/language/strings.ts';
import { picture } from '../internal/markup/picture.ts';
import { price } from '../internal/markup/price.ts';
import type { ProductGridStrings } from './product-grid.strings.ts';

/** 20 × 20, drawn with the text's colour. Decorative: the control around them has the name. */
const plusIcon = html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 4v12M4 10h12" /></svg>`;
const choicesIcon = html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
  <path d="M3 6.5h7m4 0h3M3 13.5h3m4 0h7" />
  <circle cx="12" cy="6.5" r="1.9" />
  <circle cx="8" cy="13.5" r="1.9" />
</svg>`;

/** What a card shows beside its product. A card renders again when one of these values is another. */
export interface CardContext {
  t: LocalizeController<ProductGridStrings>;
  /** Of `t`: it changes when the shopper chooses another. */
  language: string;
  href: string;
  headingLevel: number;
  /** In the first row: its picture is fetched at once. */
  eager: boolean;
  /** A pointer that can hover came to the grid: the card has its second picture. */
  hovered: boolean;
  /** It was added a moment ago. */
  added: boolean;
  /** Why it could not be added. */
  refusal: TemplateResult | undefined;
  add(product: ProductSummary, variant: Variant): void;
  select(product: ProductSummary, event: Event): void;
}

const sizes = '(min-width: 75rem) 20rem, (min-width: 40rem) 33vw, 50vw';

/** The share by which the price that the card shows is reduced, or 0. */
export function reductionOf({ priceRange, compareAtPrice }: ProductSummary): number {
  return compareAtPrice ? Math.max(0, 1 - priceRange.min.amount / compareAtPrice.amount) : 0;
}

function badge(product: ProductSummary, { t, language }: CardContext) {
  if (!product.available) return html`<span class="badge quiet" part="badge sold-out">${t.text('soldOut')}</span>`;
  const share = reductionOf(product);
  if (share >= 0.01)
    return html`<span class="badge reduced" part="badge reduced"
      >${t.text('reduced', { share: formatPercent(share, language) })}</span
    >`;
  const only = product.variants.length === 1 ? product.variants[0] : undefined;
  if (only?.stock === 'low_stock' && only.quantityAvailable)
    return html`<span class="badge" part="badge low-stock">${t.text('left', { count: only.quantityAvailable })}</span>`;
  return nothing;
}

function action(product: ProductSummary, context: CardContext) {
  const { t, href, added } = context;
  const { title, variants } = product;
  if (!product.available) return nothing;
  const only = variants.length === 1 ? variants[0] : undefined;
  if (!only)
    return html`<a class="act" part="choose" href=${href} aria-label=${t.text('choose', { title })}
      @click=${(event: Event) => context.select(product, event)}>${choicesIcon}</a>`;
  return html`<button class="act" part="add ${added ? 'added' : ''}" type="button"
    aria-label=${t.text(added ? 'added' : 'add', { title })}
    @click=${() => context.add(product, only)}>${added ? checkIcon : plusIcon}</button>`;
}

/** The card of a page that brought none of its own. One link covers it; the round button lies above. */
export function card(product: ProductSummary, context: CardContext): TemplateResult {
  const { t, language, href } = context;
  const { title, images, priceRange, compareAtPrice } = product;
  const [first, second] = images;
  const ranged = priceRange.min.amount !== priceRange.max.amount;
  const from = ranged ? (amount: string) => t.text('from', { price: amount }) : undefined;
  const priceWords = { price: t.text('price'), regular: t.text('regularPrice') };
  return html`<article class="card ${product.available ? '' : 'sold-out'}" part="card">
    <div class="media" part="media">
      ${first ? picture(first, { sizes, alt: '', eager: context.eager }) : nothing}
      ${second && context.hovered ? picture(second, { sizes, alt: '', part: 'image second' }) : nothing}
      ${badge(product, context)}
    </div>
    <div class="text">
      <h3 aria-level=${context.headingLevel} part="title">
        <a class="cover" href=${href} @click=${(event: Event) => context.select(product, event)}>${title}</a>
      </h3>
      <p class="prices" part="prices">
        ${price(priceRange.min, compareAtPrice, language, priceWords, from)}
      </p>
      ${context.refusal}
    </div>
    ${action(product, context)}
  </article>`;
}
