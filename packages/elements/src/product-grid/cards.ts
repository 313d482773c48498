import { render } from 'lit';
import type { ProductSummary } from '@smallshop/contract';
import { card, type CardContext } from './card.ts';

type ShownCard = [element: HTMLLIElement, inputs: readonly unknown[]];

/** The cards of a grid, by product. */
export class Cards {
  #shown = new Map<string, ShownCard>();

  /**
   * Returns the list items of these products. A card renders only if its product or a value of its context has changed:
   * when a product is added, one card renders, however many there are.
   */
  show(
    products: readonly ProductSummary[],
    contextOf: (product: ProductSummary, index: number) => CardContext,
  ): HTMLLIElement[] {
    const before = this.#shown;
    this.#shown = new Map();
    return products.map((product, index) => {
      const [element, rendered] = before.get(product.id) ?? [document.createElement('li'), []];
      const context = contextOf(product, index);
      const inputs = [product, ...Object.values(context)];
      if (inputs.some((input, at) => input !== rendered[at])) render(card(product, context), element);
      this.#shown.set(product.id, [element, inputs]);
      return element;
    });
  }
}
