import type { ProductSummary } from '@smallshop/contract';
import { cardView, fillTemplate } from './template-card.ts';

/**
 * Cards made from the page's `<template>`. They stand in the page's own DOM, where its style sheets reach
 * them, and are shown through one named slot each.
 */
export class LightCards {
  #host: HTMLElement;
  #cards = new Map<string, { element: HTMLElement; from: string }>();

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  get template(): HTMLTemplateElement | null {
    return this.#host.querySelector<HTMLTemplateElement>(':scope > template:not([slot])');
  }

  /** Makes the cards be those of `items`; what is unchanged is left alone, with its focus. */
  show(items: readonly ProductSummary[], language: string, hrefOf: (product: ProductSummary) => string): void {
    const { template } = this;
    const wanted = new Set(template ? items.map(({ id }) => id) : []);
    for (const [id, { element }] of this.#cards) {
      if (wanted.has(id)) continue;
      element.remove();
      this.#cards.delete(id);
    }
    if (!template) return;
    for (const product of items) {
      const view = cardView(product, language, hrefOf(product));
      const from = JSON.stringify(view);
      const known = this.#cards.get(product.id);
      if (known?.from === from && known.element.parentNode === this.#host) continue;
      const element = known?.element ?? document.createElement('div');
      element.slot = `card-${product.id}`;
      element.dataset.smallshopCard = product.handle;
      element.replaceChildren(fillTemplate(template, view));
      this.#cards.set(product.id, { element, from });
      if (element.parentNode !== this.#host) this.#host.append(element);
    }
  }
}
