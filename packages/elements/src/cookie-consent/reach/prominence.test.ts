import { expect } from '@esm-bundle/chai';
import { ask, categories, cleanUp, notice } from '../cookie-consent.fixture.ts';

/** Styles of pages that make refusing harder than accepting, on purpose or not. */
const hostile: Record<string, string> = {
  'no page CSS': '',
  'tokens of every kind': `:root { --smallshop-color-accent: #d0021b; --smallshop-color-on-accent: #ff0;
    --smallshop-space: 9px; --smallshop-radius-control: 0;
    --smallshop-font-size-small: 1.4rem; --smallshop-font-family: serif; --smallshop-consent-inline-size: 18rem;
      --smallshop-consent-inset: 0px }`,
  'rules for every button':
    'button { all: unset !important; opacity: .2 !important } button:first-child { display: none !important } * { ' +
    'font-size: 9px !important }',
  'rules for the part': `smallshop-cookie-consent::part(answer) { position: absolute; inset: 0; opacity: .1;
    translate: -50% 0; margin-inline-start: -100%; inline-size: 40px;
    font-size: 8px; filter: blur(4px); clip-path: inset(0 50% 0 0); visibility: hidden; order: 3; display: none;
      place-self: end; grid-area: 1 / 1 }`,
  'structural pseudo-classes on the part':
    'smallshop-cookie-consent::part(answer):first-child { display: none; color: red } ' +
    'smallshop-cookie-consent::part(answer):last-child { background: lime; font-size: 40px }',
  'important rules for the part':
    'smallshop-cookie-consent::part(answer) { position: absolute !important; inset: 0 !important; margin: -99px ' +
    '!important; color: #888 !important; clip-path: inset(50%) !important }',
  'a first layer that is cut off':
    'smallshop-cookie-consent::part(banner) { clip-path: inset(0 50% 0 0); overflow: hidden; block-size: 40px; ' +
    'translate: -60% 0; inline-size: 90px; columns: 2; position: absolute; inset-inline-start: -200px }',
  'a host that is squeezed':
    'smallshop-cookie-consent { display: block; inline-size: 20px; block-size: 10px; overflow: hidden; transform: ' +
    'scale(.1); opacity: .1; filter: blur(9px); direction: rtl; font-size: 30px }',
  'a wide no and a wide yes in another direction':
    'html { direction: rtl; writing-mode: vertical-rl; zoom: 1.2; letter-spacing: 3px }',
};

const style = document.createElement('style');

/**
 * These depend on the size, which has a check of its own: in a row of an odd width, one of two buttons is a hundredth
 * of a pixel wider.
 */
const sizes = /^((inline|block)-size|width|height|(perspective|transform)-origin|grid-template-(columns|rows))$/;

/** All other computed styles of an element. */
function lookOf(element: Element): Record<string, string> {
  const computed = getComputedStyle(element);
  return Object.fromEntries(
    [...computed].filter((name) => !sizes.test(name)).map((name) => [name, computed.getPropertyValue(name)]),
  );
}

function checkEqual(answers: readonly HTMLElement[]): void {
  const [first, ...others] = answers;
  const look = lookOf(first!);
  for (const other of others) expect(lookOf(other)).to.deep.equal(look);
  for (const name of ['font-size', 'font-weight', 'color', 'background-color', 'border-top-width', 'opacity'])
    expect(look).to.have.property(name);
  for (const answer of answers) {
    const { left, top, width, height } = answer.getBoundingClientRect();
    expect(width).to.be.closeTo(first!.getBoundingClientRect().width, 0.5);
    expect(height).to.be.closeTo(first!.getBoundingClientRect().height, 0.5);
    expect(Math.min(width, height)).to.be.at.least(24);
    // It is in the window, and nothing covers it.
    const root = answer.getRootNode() as ShadowRoot;
    const hit = root.elementFromPoint(left + width / 2, top + height / 2);
    expect(answer.contains(hit), `what is seen where "${answer.textContent}" should be`).to.equal(true);
  }
}

describe('accept and refuse are equals under', () => {
  beforeEach(() => document.head.append(style));
  afterEach(() => {
    style.remove();
    cleanUp();
  });

  for (const [what, css] of Object.entries(hostile)) {
    it(what, async () => {
      style.textContent = css;
      const { harness } = await ask({ answer: notice({ categories, policyUrl: '/privacy' }) });
      const [refuse, accept] = harness.answers;
      checkEqual([refuse!, accept!]);
      const [one, other] = [refuse!.getBoundingClientRect(), accept!.getBoundingClientRect()];
      expect(one.top === other.top || one.left === other.left, 'in one line').to.equal(true);
      await harness.choose();
      expect(harness.answers.length).to.equal(3);
      // The answers are covered for as long as a double click can take.
      await Promise.all(harness.settings!.getAnimations({ subtree: true }).map(({ finished }) => finished));
      checkEqual(harness.answers);
    });
  }

  it('one part name, one class, one template', async () => {
    const { harness } = await ask();
    const [refuse, accept] = harness.answers.map((answer) => answer.cloneNode(true) as HTMLElement);
    refuse!.textContent = accept!.textContent = '';
    expect(refuse!.outerHTML).to.equal(accept!.outerHTML);
  });
});
