import { expect } from '@esm-bundle/chai';
import { group, open, until } from '../stripe.fixture.ts';
import { srgb } from './srgb.ts';

const variables = () => group().options.appearance.variables!;

describe('tokens in Stripe’s frames', () => {
  afterEach(() => {
    document.body.replaceChildren();
    document.body.removeAttribute('style');
  });

  it('are the shop’s own, as sRGB whatever they were written in', async () => {
    document.body.style.cssText =
      '--smallshop-color-accent: oklch(0.6 0.118 184.7); --smallshop-color-text: rebeccapurple; ' +
      '--smallshop-radius-control: 3px; --smallshop-space: 6px; ' +
      '--smallshop-font-family: Georgia, serif; --smallshop-font-size: 1.25rem';
    await open();
    expect(variables()).to.include({
      colorPrimary: 'rgb(0, 150, 137)',
      colorText: 'rgb(102, 51, 153)',
      borderRadius: '3px',
      spacingUnit: '6px',
      fontFamily: 'Georgia, serif',
      fontSizeBase: '20px',
    });
    expect(group().options.appearance).to.include({ theme: 'stripe', labels: 'above' });
  });

  it('set for the checkout alone reach through the slots', async () => {
    const { chain } = await open(2);
    chain[1]!.style.setProperty('--smallshop-color-danger', '#010203');
    await until(() => variables().colorDanger === 'rgb(1, 2, 3)', 'the colour');
  });

  it('follow a page that changes its theme, whatever it does it with', async () => {
    const sheet = document.createElement('style');
    sheet.textContent = '.evening { --smallshop-color-surface: #101820; }';
    document.head.append(sheet);
    await open();
    expect(group().options.appearance.theme).to.equal('stripe');
    document.documentElement.classList.add('evening');
    await until(() => group().options.appearance.theme === 'night', 'the dark');
    expect(variables().colorBackground).to.equal('rgb(16, 24, 32)');
    document.documentElement.classList.remove('evening');
    sheet.remove();
  });
});

describe('a computed colour', () => {
  for (const [written, expected] of [
    ['rgb(1, 2, 3)', 'rgb(1, 2, 3)'],
    ['color(srgb 1 0 0)', 'rgb(255, 0, 0)'],
    ['oklch(0 0 0)', 'rgb(0, 0, 0)'],
    ['color(srgb 0 0 0 / 0)', 'rgba(0, 0, 0, 0)'],
  ] as const)
    it(`${written} is ${expected} for Stripe`, () => expect(srgb(written)).to.equal(expected));
});
