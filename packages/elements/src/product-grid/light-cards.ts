import type { ProductSummary } from '@smallshop/contract';
import { cardView, fillTemplate, templateSource } from './template-card.ts';

/**
 * Cards made from the page's `<template>`. They are in the page's own DOM, where its style sheets reach
 * them, and are shown through one named slot each.
 */
export class LightCards {
  #host: HTMLElement;
  #cards = new Map<string, { element: HTMLElement; from: string }>();
  #observed: HTMLTemplateElement | null = null;
  #observer: MutationObserver;

  /** `templateChanged`: a framework rendered other markup into the template. */
  constructor(host: HTMLElement, templateChanged: () => void) {
    this.#host = host;
    this.#observer = new MutationObserver(templateChanged);
  }

  get template(): HTMLTemplateElement | null {
    return this.#host.querySelector<HTMLTemplateElement>(':scope > template:not([slot])');
  }

  /** Renders the cards of `items`. Unchanged cards stay in the DOM and keep the focus. */
  show(items: readonly ProductSummary[], language: string, hrefOf: (product: ProductSummary) => string): void {
    const { template } = this;
    this.#observe(template);
    const wanted = new Set(template ? items.map(({ id }) => id) : []);
    for (const [id, { element }] of this.#cards) {
      if (wanted.has(id)) continue;
      element.remove();
      this.#cards.delete(id);
    }
    this.#removeCopies();
    if (!template) return;
    const source = templateSource(template);
    const markup = new XMLSerializer().serializeToString(source);
    for (const product of items) {
      const view = cardView(product, language, hrefOf(product));
      const from = markup + JSON.stringify(view);
      const known = this.#cards.get(product.id);
      if (known?.from === from && known.element.parentNode === this.#host) continue;
      const element = known?.element ?? document.createElement('div');
      element.slot = `card-${product.id}`;
      element.dataset.smallshopCard = product.handle;
      element.replaceChildren(fillTemplate(source, view));
      this.#cards.set(product.id, { element, from });
      if (element.parentNode !== this.#host) this.#host.append(element);
    }
  }

  #observe(template: HTMLTemplateElement | null): void {
    if (template === this.#observed) return;
    this.#observed = template;
    this.#observer.disconnect();
    const changes = { attributes: true, characterData: true, childList: true, subtree: true };
    for (const node of template ? [template, template.content] : []) this.#observer.observe(node, changes);
  }

  /** A clone of the element, and a page that a router restored from its cache, hold the cards of the original. */
  #removeCopies(): void {
    const own = new Set([...this.#cards.values()].map(({ element }) => element));
    for (const card of this.#host.querySelectorAll<HTMLElement>(':scope > [data-smallshop-card]'))
      if (!own.has(card)) card.remove();
  }
}
