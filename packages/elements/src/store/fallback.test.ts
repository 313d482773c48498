import { expect } from '@esm-bundle/chai';
import { refuse } from '@smallshop/mocks';
import '../cart/define.ts';
import '../checkout/define.ts';
import '../order/define.ts';
import '../product/define.ts';
import '../product-grid/define.ts';
import '../region/define.ts';
import { leave, openPage, until } from '../test-support/page.ts';
import type { StoreElement } from './store.ts';

const tags = ['cart', 'checkout', 'order', 'product', 'product-grid', 'region'].map((name) => `smallshop-${name}`);
const markup = tags.map((tag) => `<${tag} handle="dragon-well"><p>From the server: ${tag}</p></${tag}>`).join('');

const isSeen = (element: Element): boolean => element.getBoundingClientRect().height > 0;

/** Whether the content that the page's server rendered into each element is on screen, by tag. */
const seen = (root: ParentNode): string[] => tags.filter((tag) => isSeen(root.querySelector(`${tag} > p`)!));

async function rendered(root: ParentNode): Promise<void> {
  for (const tag of tags) await (root.querySelector(tag) as StoreElement).updateComplete;
}

describe('content that a server rendered into an element stays on screen', () => {
  afterEach(leave);

  it('on a page without a store', async () => {
    document.body.innerHTML = markup;
    await rendered(document);
    expect(seen(document)).to.deep.equal(tags);
  });

  it('in a store without a key', async () => {
    document.body.innerHTML = `<smallshop-store>${markup}</smallshop-store>`;
    await rendered(document);
    expect(seen(document)).to.deep.equal(tags);
  });

  it('in a store whose address is none', async () => {
    document.body.innerHTML = `<smallshop-store key="pk_x" endpoint="http://">${markup}</smallshop-store>`;
    await rendered(document);
    expect(seen(document)).to.deep.equal(tags);
  });

  it('beside the message, where the products cannot be had', async () => {
    const broken = {
      summary: 'Refuses',
      before: (operation: string) => (operation.startsWith('catalog.') ? refuse('unavailable') : undefined),
    };
    const { root } = await openPage(markup, { scenario: broken });
    for (const tag of ['smallshop-product', 'smallshop-product-grid']) {
      await until(
        () => root.querySelector(tag)!.shadowRoot!.querySelector('[part~=retry]'),
        `the retry button of ${tag}`,
      );
      expect(isSeen(root.querySelector(`${tag} > p`)!)).to.equal(true);
    }
  });

  it('until there are products, and no longer', async () => {
    const { root } = await openPage(markup, { country: 'US' });
    await until(() => !isSeen(root.querySelector('smallshop-product-grid > p')!), 'the products');
    await until(() => !isSeen(root.querySelector('smallshop-product > p')!), 'the product');
  });
});

describe('a browser without URL.canParse', () => {
  const { canParse } = URL;
  before(() => Reflect.deleteProperty(URL, 'canParse'));
  after(() => Object.assign(URL, { canParse }));
  afterEach(leave);

  it('shows products', async () => {
    const { root } = await openPage('<smallshop-product-grid></smallshop-product-grid>', { country: 'US' });
    await until(() => root.querySelector('smallshop-product-grid')!.shadowRoot!.querySelector('li'), 'the cards');
  });
});
