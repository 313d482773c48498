import { expect } from '@esm-bundle/chai';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import { ask, categories, cleanUp, notice, until } from '../cookie-consent.fixture.ts';

const part = (name: string) => `smallshop-cookie-consent::part(${name})`;

/**
 * Styles that put accept over refuse, cover refuse, or move it away. `default`: only the default look helps.
 */
const hostile: Record<string, { css: string; default?: true }> = {
  'no style at all': { css: '' },
  'a pseudo-element of each answer over everything': {
    css: `${part('answer')}::after { content: ''; position: fixed; inset: 0; z-index: 9 }
      ${part('answer')}::before { content: ''; position: fixed; inset: 0; z-index: 9 }`,
  },
  'a pseudo-element of the banner over the refuse button': {
    css: `${part('banner')}::after, ${part('settings')}::after { content: ''; position: absolute !important;
      inset: 0 50% 0 0; z-index: 2147483647; background: #fff; display: block !important }`,
  },
  'a box shadow of each answer': {
    css: `${part('answer')} { box-shadow: -200px 0 0 200px #fff; outline: 200px solid #fff;
      border-image: linear-gradient(red, red) 1 / 1 / 200px; -webkit-box-reflect: left }`,
  },
  'text of an answer over its neighbour': {
    css: `${part('answer')} { text-shadow: -150px 0 #000; -webkit-text-stroke: 200px red; text-indent: -180px }`,
  },
  'a path that an answer is moved along': {
    css: `${part('answer')} { offset: path('M 900 900 L 2000 2000') 100% !important }`,
  },
  'an animation of the page': {
    css: `@keyframes away { to { translate: -900px 0; opacity: 0; visibility: hidden; display: none } }
      ${part('answer')}, ${part('banner')} { animation: away 1s -1s paused both }`,
  },
  'parts of the second layer over its answers': {
    css: `${part('category')}, ${part('switch')}::before { position: fixed; inset: 0; z-index: 2147483647 }
      ${part('category')}::before { content: ''; position: fixed; inset: 0 }`,
  },
  'tokens that move it out of the window': {
    css: ':root { --smallshop-consent-inset: -200vw; --smallshop-space: -300px; --smallshop-consent-inline-size: 1px }',
  },
  'tokens that are too large': {
    css: `:root { --smallshop-consent-inset: 400vw; --smallshop-space: 90vw; --smallshop-font-size-small: 90vw;
      --smallshop-consent-inline-size: 900vw }`,
  },
  'tokens that are no lengths': {
    css: ':root { --smallshop-consent-inset: red; --smallshop-space: auto; --smallshop-consent-inline-size: none }',
  },
  'padding that pushes the accept button over the refuse button': {
    css: `${part('answer')} { padding-inline: 300px !important }`,
    default: true,
  },
  'a border that does the same': { css: `${part('answer')} { border: 250px solid transparent }`, default: true },
};

const style = document.createElement('style');
let warnings: string[] = [];
const { warn } = console;

const middle = (element: Element): [number, number] => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
};

/** What lies over the answers at first, and what moves, is over; and what was drawn has been looked at. */
const still = async (root: ShadowRoot) => {
  await Promise.all(
    root
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map(({ finished }) => finished),
  );
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
};

describe('a click where the shopper sees "Refuse all" refuses under', () => {
  beforeEach(() => {
    style.textContent = '';
    document.head.append(style);
    warnings = [];
    console.warn = (...words) => void warnings.push(words.join(' '));
  });
  afterEach(async () => {
    console.warn = warn;
    style.remove();
    cleanUp();
    await resetMouse();
  });

  for (const [what, { css, default: isDefault }] of Object.entries(hostile)) {
    for (const layer of ['first', 'second'] as const) {
      it(`${what}, in the ${layer} layer`, async () => {
        style.textContent = css;
        const { harness, element } = await ask({ answer: notice({ categories, policyUrl: null }) });
        if (layer === 'second') await harness.choose();
        if (isDefault && layer === 'first') await until(() => warnings.length, 'the default look');
        await still(element.shadowRoot!);
        const [refuse, ...others] = harness.answers;
        expect(refuse!.textContent).to.equal('Refuse all');
        for (const other of others)
          expect(other.getBoundingClientRect().height).to.be.closeTo(refuse!.getBoundingClientRect().height, 0.5);
        await sendMouse({ type: 'click', position: middle(refuse!.firstElementChild!) });
        await until(() => element.consent!.state.decidedAt, 'the answer');
        expect(element.consent!.state.granted).to.deep.equal({ necessary: true, analytics: false, marketing: false });
        if (layer === 'first')
          expect(warnings.some((words) => words.includes('default look'))).to.equal(isDefault === true);
      });
    }
  }

  it('a style that comes while it asks, and is no element: the pointer comes by', async () => {
    const { harness, element } = await ask({ answer: notice({ categories, policyUrl: null }) });
    await still(element.shadowRoot!);
    style.sheet!.insertRule(`${part('answer')} { padding-inline: 300px !important }`);
    const accept = harness.answers[1]!;
    const [x, y] = middle(accept.firstElementChild!);
    await sendMouse({ type: 'click', position: [Math.min(x, innerWidth - 1), y] });
    await until(() => warnings.length, 'the default look');
    expect(element.consent!.state.granted['marketing']).to.equal(false);
    expect(warnings.join()).to.contain('default look');
    await harness.refuse();
    expect(element.consent!.state.decidedAt).not.to.equal(null);
  });
});

describe('a yes', () => {
  afterEach(cleanUp);

  it('counts where both can be reached', async () => {
    const { harness, element } = await ask({ answer: notice({ categories, policyUrl: null }) });
    await still(element.shadowRoot!);
    await sendMouse({ type: 'click', position: middle(harness.answers[1]!) });
    await resetMouse();
    await until(() => element.consent!.state.decidedAt, 'the answer');
    expect(element.consent!.state.granted).to.deep.equal({ necessary: true, analytics: true, marketing: true });
  });

  it('does not count while something of the page lies over the no only', async () => {
    const { harness, element } = await ask({ answer: notice({ categories, policyUrl: null }) });
    await still(element.shadowRoot!);
    const cover = document.createElement('div');
    cover.popover = 'manual';
    const { left, top, width, height } = harness.answers[0]!.getBoundingClientRect();
    cover.style.cssText =
      'position:fixed;inset:auto;margin:0;border:0;padding:0;' +
      `left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
    document.body.append(cover);
    cover.showPopover();
    const said = console.warn;
    console.warn = () => {};
    await harness.accept();
    console.warn = said;
    expect(element.consent!.state.decidedAt).to.equal(null);
    cover.remove();
    await harness.accept();
    expect(element.consent!.state.granted['marketing']).to.equal(true);
  });
});
