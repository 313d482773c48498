import { expect } from '@esm-bundle/chai';
import { interfaceLanguages } from '@smallshop/contract';
import 'axe-core';
import type axeCore from 'axe-core';
import { ask, categories, cleanUp, mount, notice, setGpc, until, type Mounted } from './cookie-consent.fixture.ts';

const { axe } = window as typeof window & { axe: typeof axeCore };

async function check({ element }: Mounted): Promise<void> {
  await element.updateComplete;
  const { violations } = await axe.run(element, {
    preload: false,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).to.deep.equal([]);
}

describe('axe finds nothing', () => {
  const languages = interfaceLanguages;
  afterEach(() => {
    document.documentElement.style.colorScheme = '';
    cleanUp();
  });

  for (const language of languages) {
    it(`in both layers in ${language}`, async () => {
      const mounted = await ask({ language, answer: notice({ categories, policyUrl: '/privacy' }) });
      await check(mounted);
      await mounted.harness.choose();
      for (const details of mounted.harness.settings!.querySelectorAll('details')) details.open = true;
      await check(mounted);
    });
  }

  it('in the dark', async () => {
    document.documentElement.style.colorScheme = 'dark';
    const mounted = await ask();
    await check(mounted);
    await mounted.harness.choose();
    await mounted.harness.toggle('analytics');
    await check(mounted);
  });

  it('in the first layer as a dialog', async () => check(await ask({ attributes: 'layout="dialog"' })));

  it('after an answer, and reopened', async () => {
    const mounted = await ask();
    await mounted.harness.accept();
    await check(mounted);
    mounted.element.show();
    await check(mounted);
  });

  it('when Global Privacy Control is honoured', async () => {
    setGpc(true);
    const mounted = await ask();
    await check(mounted);
    await mounted.harness.choose();
    await check(mounted);
    await mounted.harness.refuse();
    await check(mounted);
  });

  it('when the choices cannot be loaded', async () => {
    const mounted = mount({ answer: notice(null) });
    await until(() => mounted.heard.includes('smallshop-error'), 'the error');
    mounted.element.show();
    await until(() => mounted.harness.answers.length === 1, 'trying again');
    await check(mounted);
  });
});
