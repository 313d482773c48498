import { html, nothing, type TemplateResult } from 'lit';
import type { Cart, LineItem } from '@smallshop/contract';
import { formatMoney } from '../../internal/format/format.ts';
import type { CartText } from '../cart.strings.ts';
import { lineImage } from './line-image.ts';
import { lineProblem } from './line-problem.ts';
import { quantityStepper } from '../../internal/quantity-stepper/quantity-stepper.ts';
import { concernsLine, lineNotice, refusalText, type Refusal } from './refusals.ts';

export interface LineContext {
  cart: Cart;
  language: string;
  refusal: Refusal | null;
  /** Address of a product's page; undefined if there is none. */
  hrefOf(handle: string): string | undefined;
  text: CartText;
  setQuantity(line: LineItem, quantity: number): void;
  remove(line: LineItem): void;
}

/** One line: picture, title, options, price, quantity, and its messages. */
export function cartLine(line: LineItem, context: LineContext): TemplateResult {
  const { cart, language, refusal, text } = context;
  const { title, unitPrice } = line;
  const before = (line.compareAtPrice ?? unitPrice).amount * line.quantity;
  const href = context.hrefOf(line.productHandle);
  const refused = refusal && concernsLine(refusal, line) ? refusalText(refusal, text) : '';
  const notice = refused || lineNotice(cart, line, language, text);
  return html`<li class="line" part=${refused ? 'line refused' : 'line'} tabindex="-1" aria-label=${title}
    data-variant=${line.variantId}>
    ${lineImage(line.image, 96)}
    <div class="about">
      ${
        href
          ? html`<a class="title" part="title" href=${href}>${title}</a>`
          : html`<span class="title" part="title">${title}</span>`
      }
      ${line.variantTitle ? html`<p class="quiet small" part="options"><bdi>${line.variantTitle}</bdi></p>` : nothing}
      ${
        line.quantity > 1
          ? html`<p class="quiet small" part="price">${text('each', { amount: formatMoney(unitPrice, language) })}</p>`
          : nothing
      }
      ${notice ? html`<p class=${refused ? 'small error' : 'small notice'} part="message">${notice}</p>` : nothing}
    </div>
    <p class="amount" part="line-total">
      ${
        before > line.total.amount
          ? html`<s class="quiet small"><span class="visually-hidden">${text('priceBefore')} </span
              >${formatMoney({ ...unitPrice, amount: before }, language)}</s>
            <span class="visually-hidden">${text('priceNow')} </span>`
          : nothing
      }${lineProblem(cart.messages, line.id) === 'notInRegion' ? nothing : formatMoney(line.total, language)}
    </p>
    <div class="controls">
      ${quantityStepper({
        value: line.quantity,
        max: line.maxQuantity || null,
        label: text('quantityOf', { title }),
        decrease: text('decrease', { title }),
        increase: text('increase', { title }),
        change: (quantity) => context.setQuantity(line, quantity),
      })}
      <button type="button" class="remove" part="remove" aria-label=${text('removeLine', { title })}
        @click=${() => context.remove(line)}>${text('remove')}</button>
    </div>
  </li>`;
}
