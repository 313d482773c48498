import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import type { ConsentNotice } from '@smallshop/contract';
import { axeFindings } from '../../test-support/page.ts';
import { ask, cleanUp, notice, ran, until } from '../cookie-consent.fixture.ts';

const service = (id: string, name: string) => ({ id, name, purpose: `Is ${name}`, storage: [] });
const categories: ConsentNotice['categories'] = [
  { id: 'necessary', required: true, sale: false, services: [] },
  {
    id: 'analytics',
    required: false,
    sale: false,
    services: [service('visits', 'Visits'), service('maps', 'Heat maps')],
  },
];
const answer = notice({ categories, policyUrl: null });
const held = (name: string) =>
  `<script type="text/plain" data-category="analytics" data-service="${name}">
    (window.ran ??= []).push('${name}')
  </script>`;
const page = held('visits') + held('maps');

async function chosen() {
  const mounted = await ask({ answer, page });
  await mounted.harness.choose();
  mounted.harness.settings!.querySelector('details')!.open = true;
  return mounted;
}

describe('a category of several services', () => {
  afterEach(cleanUp);

  it('has a switch for each, and one for all of them that says when it is only some', async () => {
    const { harness, element } = await chosen();
    const all = harness.switchOf('analytics');
    await harness.toggle('analytics/visits');
    expect([all.checked, all.indeterminate]).to.deep.equal([false, true]);
    expect(await axeFindings(element)).to.deep.equal([]);
    await harness.toggle('analytics/maps');
    expect([all.checked, all.indeterminate]).to.deep.equal([true, false]);
    await harness.toggle('analytics');
    expect(harness.switches.map(({ checked }) => checked)).to.deep.equal([false, false, false]);
    expect(ran()).to.deep.equal([]);
  });

  it('lets run the service that was chosen, and not its neighbour', async () => {
    const { harness, records, element } = await chosen();
    await harness.toggle('analytics/maps');
    await harness.save();
    expect(ran()).to.deep.equal(['maps']);
    expect(element.consent!.state.services).to.deep.equal({ 'analytics/visits': false, 'analytics/maps': true });
    await until(() => records.length, 'the record');
    expect(records[0]!.services).to.deep.equal({ 'analytics/visits': false, 'analytics/maps': true });
  });

  it('is switched by keyboard alone', async () => {
    const { harness, element } = await chosen();
    harness.switchOf('analytics/visits').focus();
    await sendKeys({ press: ' ' });
    harness.answers[1]!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => element.consent!.granted('analytics/visits'), 'the answer');
    expect(element.consent!.granted('analytics/maps')).to.equal(false);
  });

  it('offers the receipt of an answer once there is one', async () => {
    const { harness, element } = await chosen();
    const receipt = () => harness.settings!.querySelector('[part="receipt"]')?.getAttribute('href');
    expect(receipt()).to.equal(undefined);
    await harness.save();
    element.show();
    await until(() => harness.settings && receipt(), 'the receipt');
    expect(receipt()).to.equal(`https://shop.example/v1/consent-records/${element.consent!.state.recordId}/receipt`);
  });
});
