import { html, nothing, type TemplateResult } from 'lit';
import type { Variant } from '@smallshop/contract';
import { quantityStepper } from '../../internal/quantity-stepper/quantity-stepper.ts';
import type { AddState } from '../../controllers/adding.ts';
import { formatDay } from '../../internal/format/format-date.ts';
import { checkIcon } from '../../internal/markup/icons.ts';
import type { LocalizeController } from '../../internal/language/strings.ts';
import type { ProductStrings } from '../product.strings.ts';

export interface PurchaseContext {
  t: LocalizeController<ProductStrings>;
  /** Null: the choice is not made. */
  variant: Variant | null;
  quantity: number;
  adding: AddState;
  setQuantity(quantity: number): void;
  add(): void;
}

function refusalText({ adding, t }: PurchaseContext): string {
  if (adding.state !== 'refused') return '';
  const { code, left } = adding.error;
  if (code === 'out_of_stock') return left ? t.text('refusedLeft', { count: left }) : t.text('refusedOutOfStock');
  return t.text(code === 'cart_full' ? 'refusedFull' : 'refused');
}

/** Whether it can be had in a country, in a word. */
export function stockNote(
  variant: Variant | null,
  t: LocalizeController<ProductStrings>,
  country: string,
): TemplateResult {
  const [state, text] = !variant
    ? ['missing', t.text('missing')]
    : !variant.available
      ? ['sold-out', t.text('soldOut')]
      : !variant.shipsToRegion
        ? ['missing', t.text('notShipped', { country })]
        : variant.stock === 'low_stock' && variant.quantityAvailable
          ? ['low', t.text('left', { count: variant.quantityAvailable })]
          : variant.preorder
            ? ['preorder', t.text('preorder', { date: formatDay(variant.preorder.shipsOn, t.language) })]
            : variant.backorder
              ? ['backorder', t.text('backorder')]
              : ['in', t.text('inStock')];
  return html`<p class="stock ${state}" id="stock" part="stock ${state}" aria-live="polite">${text}</p>`;
}

/** Quantity and button. What cannot be had keeps a button that can be reached and says so. */
export function purchase(context: PurchaseContext): TemplateResult {
  const { t, variant, quantity, adding } = context;
  const open = variant?.available === true && variant.shipsToRegion;
  const added = adding.state === 'added';
  const label = !variant ? t.text('missing') : !variant.available ? t.text('soldOut') : t.text(added ? 'added' : 'add');
  const refusal = refusalText(context);
  return html`<div class="purchase" part="purchase">
      ${
        open
          ? quantityStepper({
              value: quantity,
              max: variant.quantityAvailable,
              label: t.text('quantity'),
              decrease: t.text('decrease'),
              increase: t.text('increase'),
              change: context.setQuantity,
            })
          : nothing
      }
      <button class="button primary add" part="add ${added ? 'added' : ''}" type="button" aria-disabled=${!open}
        aria-describedby=${refusal ? 'refusal' : open ? nothing : 'stock'}
        @click=${() => open && context.add()}>${added ? checkIcon : nothing}${label}</button>
    </div>
    ${refusal ? html`<p class="error" id="refusal" part="refusal">${refusal}</p>` : nothing}`;
}
