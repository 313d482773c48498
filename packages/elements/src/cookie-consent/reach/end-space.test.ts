import { expect } from '@esm-bundle/chai';
import { ask, cleanUp, mount, until } from '../cookie-consent.fixture.ts';

const long = '<div style="block-size: 3000px"></div><button id="pay" style="inline-size: 100%">Pay</button>';
const root = document.documentElement;
/** Height of the space at the end of the page, in pixels. */
const space = () => parseFloat(getComputedStyle(root, '::after').blockSize) || 0;
const scrollToEnd = () => {
  // An event also on a page that is at its end already.
  dispatchEvent(new Event('scroll'));
  scrollTo(0, root.scrollHeight);
};

/** Whether a click on the page's last button reaches it, near its start and in its middle. */
function isPayClickable(page: HTMLElement): boolean {
  const pay = page.querySelector('#pay')!;
  const { left, width, top, height } = pay.getBoundingClientRect();
  return [left + 20, left + width / 2].every((x) => document.elementFromPoint(x, top + height / 2) === pay);
}

describe('the end of a page', () => {
  const style = document.createElement('style');
  beforeEach(() => {
    style.textContent = '';
    document.head.append(style);
  });
  afterEach(() => {
    style.remove();
    cleanUp();
  });

  const pages = {
    'in the flow': '',
    'with a padding of its own': 'html { padding-block-end: 40px }',
    'of a fixed height': '* { box-sizing: border-box } html, body { height: 100%; margin: 0 }',
  };
  for (const [what, css] of Object.entries(pages)) {
    it(`${what} can be scrolled clear of the question, and then of the reopen button`, async () => {
      style.textContent = css;
      const { harness, page } = await ask({ page: long });
      await until(() => (scrollToEnd(), space() > 0 && isPayClickable(page)), 'the button to be clear of the question');
      const ofQuestion = space();
      await harness.refuse();
      await until(() => harness.reopen && space() < ofQuestion, 'the space to shrink');
      scrollToEnd();
      expect(isPayClickable(page)).to.equal(true);
      harness.element.remove();
      expect(space()).to.equal(0);
    });
  }

  it('moves when the content of a page with a fixed height grows', async () => {
    style.textContent = pages['of a fixed height'];
    const { page } = await ask({ page: long });
    await until(() => (scrollToEnd(), space() > 0 && isPayClickable(page)), 'the button to be clear');
    page.querySelector('div')!.style.blockSize = '5000px';
    await until(() => (scrollToEnd(), space() > 0 && isPayClickable(page)), 'the button to be clear again');
  });

  it("has no space while a control of the page's own reopens the choices", async () => {
    const { harness } = await ask({ page: `${long}<button data-smallshop-consent="open">Cookies</button>` });
    await until(() => (scrollToEnd(), space() > 0), 'the space for the question');
    await harness.refuse();
    await until(() => space() === 0, 'the space to go');
  });

  it('has the space of the largest of several banners, until the last of them is gone', async () => {
    const first = await ask({ page: long });
    await until(() => (scrollToEnd(), space() > 0), 'the space');
    const ofQuestion = space();
    const second = mount();
    await until(() => second.harness.banner, 'the second question');
    await second.harness.refuse();
    await until(() => (scrollToEnd(), second.harness.reopen), 'the reopen button');
    expect(space()).to.be.closeTo(ofQuestion, 1);
    first.page.remove();
    await until(() => space() < ofQuestion && space() > 0, 'the space of the reopen button');
    second.page.remove();
    expect(space()).to.equal(0);
  });

  it('has no space under a dialog', async () => {
    const { harness } = await ask({ page: long, attributes: 'layout="dialog"' });
    scrollToEnd();
    await import('./end-space.ts');
    await harness.settled();
    expect([space(), harness.banner!.localName]).to.deep.equal([0, 'dialog']);
  });
});
