import { expect } from '@esm-bundle/chai';
import { samples } from '@smallshop/mocks';
import '../product-grid/define.ts';
import './define.ts';
import { leave, openPage, until } from '../test-support/page.ts';

const { pathname, search } = location;
const titleIn = (root: ParentNode, at = 0) =>
  root.querySelectorAll('smallshop-product')[at]?.shadowRoot?.querySelector<HTMLElement>('[part=title]');
const firstLink = (root: ParentNode) =>
  root.querySelector('smallshop-product-grid')!.shadowRoot!.querySelector<HTMLAnchorElement>('a.cover');

describe('a product without a handle', () => {
  afterEach(() => {
    leave();
    history.replaceState(null, '', pathname + search);
  });

  it('shows the product of the page’s address, and nothing where it names none', async () => {
    const { root } = await openPage('<smallshop-product></smallshop-product>', { country: 'US' });
    const product = root.querySelector('smallshop-product')!;
    await product.updateComplete;
    expect(product.shadowRoot!.textContent!.trim()).to.equal('');
    leave();
    history.replaceState(null, '', `?product=${samples.plain.handle}`);
    const named = await openPage('<smallshop-product></smallshop-product>', { country: 'US' });
    await until(() => titleIn(named.root)?.textContent === 'Dragon Well', 'the product');
  });

  it('opens what a card of the page leads to, with the focus on its title, and goes back', async () => {
    history.replaceState(null, '', '?page_id=7&variant=OLD');
    const { root } = await openPage(
      '<smallshop-product></smallshop-product><smallshop-product-grid></smallshop-product-grid>',
      { country: 'US' },
    );
    const link = await until(() => firstLink(root), 'a card');
    link.click();
    const title = await until(() => titleIn(root), 'the product');
    expect(title.textContent).to.equal(link.textContent);
    await until(() => title.matches(':focus'), 'the focus on the title');
    expect([...new URLSearchParams(location.search).keys()]).to.have.members(['page_id', 'product']);
    history.back();
    await until(() => !titleIn(root), 'the page before');
    expect(location.search).to.equal('?page_id=7&variant=OLD');
    expect(root.querySelector('smallshop-product script')).to.equal(null);
  });

  it('leaves a click alone that the page prevents, or that opens a tab', async () => {
    const { root } = await openPage('<smallshop-product></smallshop-product><a href="?product=dragon-well">Tea</a>', {
      country: 'US',
    });
    const link = root.querySelector('a')!;
    const before = location.href;
    for (const init of [{ metaKey: true }, { ctrlKey: true }, { button: 1 }]) {
      const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...init });
      // After the element's own listener. The runner's page is not to be left either.
      window.addEventListener(
        'click',
        (event) => {
          expect(event.defaultPrevented).to.equal(false);
          event.preventDefault();
        },
        { once: true },
      );
      link.dispatchEvent(click);
    }
    expect(location.href).to.equal(before);
  });

  it('is not where links lead that have an address of their own, nor a product with a handle', async () => {
    const { root } = await openPage(
      `<smallshop-product handle="${samples.plain.handle}"></smallshop-product>
      <smallshop-product-grid></smallshop-product-grid>`,
      { country: 'US' },
    );
    const link = await until(() => firstLink(root), 'a card');
    expect(new URL(link.href).pathname).to.match(/^\/products\//);
    root.querySelector('smallshop-product')!.removeAttribute('handle');
    root.querySelector('smallshop-product-grid')!.setAttribute('product-href', '/tea/{handle}');
    await until(() => new URL(link.href).pathname.startsWith('/tea/'), 'the page’s own address');
  });
});
