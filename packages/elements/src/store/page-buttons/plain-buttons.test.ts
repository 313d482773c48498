import { expect } from '@esm-bundle/chai';
import { samples } from '@smallshop/mocks';
import '../define.ts';
import { leave, openPage, until } from '../../test-support/page.ts';

const add = `data-smallshop-add="${samples.plain.sku}"`;

/** A page with a form; `submitted` counts how often the browser would have sent it, and by which button. */
async function openForm(inside: string) {
  const page = await openPage(`<form>${inside}</form>`, { country: 'US' });
  const form = page.root.querySelector('form')!;
  const submitters: (string | null)[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submitters.push(event.submitter?.id ?? null);
  });
  return { ...page, form, submitters, count: () => page.shop.cart.$count.get() };
}

describe('a plain button that adds', () => {
  afterEach(leave);

  it('works inside a dialog that stops every click on its way up', async () => {
    const { root, shop } = await openPage(`<div class="modal"><button ${add}>Buy</button></div>`, { country: 'US' });
    root.querySelector('.modal')!.addEventListener('click', (event) => event.stopImmediatePropagation());
    root.querySelector('button')!.click();
    await until(() => shop.cart.$count.get() === 1, 'the addition');
  });

  for (const type of ['', 'type="submit"']) {
    it(`does not submit the form around it (${type || 'no type'})`, async () => {
      const { root, submitters, count } = await openForm(`<button ${type} ${add}>Buy</button>`);
      root.querySelector('button')!.click();
      await until(() => count() === 1, 'the addition');
      expect(submitters).to.deep.equal([]);
    });
  }

  it('is not the button that Enter in a field of the form presses', async () => {
    const { root, form, submitters, count } = await openForm(
      `<input name="q"><button ${add}>Buy</button><button id="search">Search</button>`,
    );
    root.querySelector('input')!.focus();
    // What Enter presses: the first submit button of the form.
    const first = [...form.elements].find(
      (control) => (control as HTMLButtonElement).type === 'submit',
    ) as HTMLButtonElement;
    first.click();
    expect(submitters).to.deep.equal(['search']);
    expect(count()).to.equal(0);
  });

  it('leaves it to the page that prevents the request event', async () => {
    const { root, shop } = await openPage(`<button ${add}>Buy</button>`, { country: 'US' });
    const asked = new Promise<void>((resolve) =>
      root.addEventListener('smallshop-cart-add', (event) => (event.preventDefault(), resolve())),
    );
    root.querySelector('button')!.click();
    await asked;
    expect(shop.cart.$count.get()).to.equal(0);
  });
});
