import { expect } from '@esm-bundle/chai';
import type { ConsentNotice } from '@smallshop/contract';
import { axeFindings } from '../../test-support/page.ts';
import { ask, cleanUp, held, notice, ran, until } from '../cookie-consent.fixture.ts';

const overseasTo = (recipient: string) => ({
  recipient,
  country: 'US',
  contact: `privacy@${recipient}.example`,
  purpose: 'Advertising',
  method: 'Automated',
  dataTypes: 'Pages seen',
  rights: 'Write to the contact',
});
const service = (id: string, recipient: string | null) => ({
  id,
  name: `Service ${id}`,
  purpose: 'Shows adverts',
  storage: [],
  ...(recipient && { overseas: overseasTo(recipient) }),
});
const marketing = (...services: ConsentNotice['categories'][number]['services']): ConsentNotice['categories'] => [
  { id: 'marketing', required: false, sale: true, services },
];
const answerWith = (categories: ConsentNotice['categories']) => notice({ categories, policyUrl: null });

const log = console.error;
let errors: string[] = [];

describe('what a notice must disclose before it is asked', () => {
  beforeEach(() => {
    errors = [];
    console.error = (text: unknown) => void errors.push(String(text));
  });
  afterEach(() => {
    console.error = log;
    cleanUp();
  });

  it('in China two recipients are two questions, answered apart', async () => {
    const { harness, element, records } = await ask({
      region: 'CN',
      answer: answerWith(marketing(service('a', 'alpha'), service('b', 'beta'), service('c', 'alpha'))),
      page: held('marketing'),
    });
    await until(() => harness.banner?.textContent.includes('Marketing (alpha)'), 'the first question');
    expect(harness.banner!.textContent)
      .to.contain('Service a')
      .and.to.contain('Service c')
      .and.not.to.contain('Service b');
    expect(await axeFindings(element)).to.deep.equal([]);
    await harness.accept();
    expect(element.consent!.state.services).to.deep.equal({
      'marketing/a': true,
      'marketing/b': false,
      'marketing/c': true,
    });
    await until(() => harness.banner?.textContent.includes('Marketing (beta)'), 'the second question');
    expect(harness.banner!.textContent).to.contain('privacy@beta.example').and.not.to.contain('alpha');
    expect(await axeFindings(element)).to.deep.equal([]);
    expect(harness.answers[0]!.textContent).to.equal('Refuse');
    await harness.refuse();
    expect(harness.banner).to.equal(null);
    expect(element.consent!.state.services).to.deep.equal({
      'marketing/a': true,
      'marketing/b': false,
      'marketing/c': true,
    });
    await until(() => records.length === 2, 'the records');
    expect(records[1]!.services).to.deep.equal({ 'marketing/a': true, 'marketing/b': false, 'marketing/c': true });
    expect(ran(), 'not the whole category').to.deep.equal([]);
  });

  it('in China the second layer has a switch for each recipient and none for both', async () => {
    const { harness, element } = await ask({
      region: 'CN',
      answer: answerWith(marketing(service('a', 'alpha'), service('b', 'beta'))),
    });
    await harness.choose();
    expect(harness.switches.length).to.equal(2);
    expect(await axeFindings(element)).to.deep.equal([]);
    await harness.toggle('marketing/b');
    await harness.save();
    expect(element.consent!.state.services).to.deep.equal({ 'marketing/a': false, 'marketing/b': true });
  });

  it('in China a recipient without contact is an error in the console, and neither asked nor granted', async () => {
    const { harness, element } = await ask({
      region: 'CN',
      answer: answerWith([...marketing(service('incomplete', null), service('full', 'beta'))]),
      page: held('marketing'),
    });
    await until(() => harness.banner?.textContent.includes('Service full'), 'the question');
    expect(harness.banner!.textContent).not.to.contain('Service incomplete');
    expect(errors).to.deep.equal([
      'SmallShop: "marketing/incomplete" is not asked and stays denied in CN: overseas. ' +
        "A separate consent needs the recipient's name, country and contact: write them in overseas.",
    ]);
    await harness.accept();
    expect(harness.banner).to.equal(null);
    expect(element.consent!.state.services).to.deep.equal({ 'marketing/incomplete': false, 'marketing/full': true });
    expect([element.consent!.granted('marketing'), ...ran()]).to.deep.equal([false]);
  });

  it('in Brazil what has no legal basis is an error in the console, and does not run and is not asked', async () => {
    const categories: ConsentNotice['categories'] = [
      { id: 'analytics', required: false, sale: false, services: [{ ...service('visits', null) }] },
      { id: 'marketing', required: false, sale: true, services: [{ ...service('ads', null), legalBasis: 'consent' }] },
    ];
    const { harness, element } = await ask({
      region: 'BR',
      answer: answerWith(categories),
      page: held('analytics') + held('marketing'),
    });
    expect(harness.banner!.textContent).to.contain('Marketing').and.not.to.contain('Statistics');
    expect(errors.join()).to.contain('"analytics/visits" is not asked and stays denied in BR: legalBasis.');
    await harness.accept();
    expect(element.consent!.state.granted).to.deep.equal({ analytics: false, marketing: true });
    expect(ran()).to.deep.equal(['marketing']);
  });
});
