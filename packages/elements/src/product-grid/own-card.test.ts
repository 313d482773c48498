import { expect } from '@esm-bundle/chai';
import './define.ts';
import { leave, openPage, until } from '../test-support/page.ts';
import type { ProductGridElement } from './product-grid.ts';

const grid = (inside = ''): string =>
  `<smallshop-product-grid collection="tea" page-size="2">${inside}</smallshop-product-grid>`;
const template = '<template><b class="mine" data-smallshop-text="title"></b></template>';

/** The cards that a shopper sees, by their text. */
const seen = (element: Element): (string | undefined)[] =>
  [...element.shadowRoot!.querySelectorAll('li slot')]
    .flatMap((slot) => (slot as HTMLSlotElement).assignedElements())
    .map((card) => card.textContent?.trim());

async function open(inside = template) {
  const page = await openPage(grid(inside), { country: 'US' });
  const element = page.root.querySelector('smallshop-product-grid')!;
  return { ...page, element };
}

const filled = (element: ProductGridElement) =>
  until(() => seen(element).join() === 'Dragon Well,Jasmine Pearls', 'two cards');

describe('the page’s own card in a framework', () => {
  afterEach(leave);

  /** As React and Vue make it: children are appended to the template node, and its content stays empty. */
  function renderTemplate(): HTMLTemplateElement {
    const node = document.createElement('template');
    const title = document.createElement('b');
    title.dataset.smallshopText = 'title';
    node.appendChild(title);
    return node;
  }

  it('is read from the children of the template node', async () => {
    const { root } = await openPage('', { country: 'US' });
    const element = document.createElement('smallshop-product-grid');
    Object.assign(element, { collection: 'tea', pageSize: 2 });
    element.appendChild(renderTemplate());
    root.append(element);
    await filled(element);
  });

  it('follows what the framework renders into the template later', async () => {
    const { element } = await open('');
    const node = renderTemplate();
    element.append(node);
    element.requestUpdate();
    await filled(element);
    node.firstElementChild!.before('No. ');
    await until(() => seen(element).join() === 'No. Dragon Well,No. Jasmine Pearls', 'the new markup');
  });
});

describe('a clone of a grid with the page’s own card', () => {
  afterEach(leave);

  it('has each card once, in its light DOM too', async () => {
    const { element, root } = await open();
    await filled(element);
    const clone = element.cloneNode(true) as ProductGridElement;
    root.append(clone);
    await filled(clone);
    expect(clone.querySelectorAll('.mine')).to.have.length(2);
    expect(element.querySelectorAll('.mine')).to.have.length(2);
  });

  it('has each card once when a page comes back from a router’s cache of HTML', async () => {
    const { element, root } = await open();
    await filled(element);
    const cached = element.outerHTML;
    element.remove();
    root.insertAdjacentHTML('beforeend', cached);
    const restored = root.querySelector('smallshop-product-grid')!;
    await filled(restored);
    expect(restored.querySelectorAll('.mine')).to.have.length(2);
  });
});
