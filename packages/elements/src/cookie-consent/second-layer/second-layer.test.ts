import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { createConsent } from '@smallshop/consent';
import {
  ask,
  categories,
  cleanUp,
  held,
  mount,
  notice,
  ran,
  until,
  type MountOptions,
} from '../cookie-consent.fixture.ts';

const scripts = held('analytics') + held('marketing');
const footer = '<button data-smallshop-consent="open">Cookies</button>';

/** The second layer, opened from the first. */
async function chosen(options: MountOptions = {}) {
  const mounted = await ask(options);
  await mounted.harness.choose();
  return mounted;
}

describe('the second layer', () => {
  afterEach(cleanUp);

  it('starts with every switch off, and none for what is necessary', async () => {
    const { harness } = await chosen();
    expect(harness.settings!.matches(':modal')).to.equal(true);
    expect(harness.switches.map(({ checked }) => checked)).to.deep.equal([false, false]);
    expect(harness.settings!.querySelector('.category')!.textContent)
      .to.contain('Necessary')
      .and.to.contain('Always on');
  });

  it('lists each service with its purpose, what it stores and for how long', async () => {
    const { harness } = await chosen({ answer: notice({ categories, policyUrl: null }) });
    const analytics = harness.settings!.querySelectorAll('.category')[1]!;
    expect(analytics.querySelector('summary')!.textContent).to.equal('1 service');
    const words = (analytics.querySelector('.services') as HTMLElement).textContent!.replace(/\s+/g, ' ');
    expect(words)
      .to.contain('Visit count Counts visits')
      .and.to.contain('_visits 1 year')
      .and.to.contain('_tab until you close the browser');
  });

  it("names categories of the shop's own as the shop does", async () => {
    const own = {
      id: 'chat',
      name: 'Live chat',
      description: 'Talk to us.',
      required: false,
      sale: false,
      services: [],
    };
    const { harness } = await chosen({ answer: notice({ categories: [own], policyUrl: null }) });
    expect(harness.settings!.querySelector('.category')!.textContent)
      .to.contain('Live chat')
      .and.to.contain('Talk to us.');
    expect(harness.settings!.querySelector('summary')).to.equal(null);
  });

  it('lets run what was switched on, and nothing else', async () => {
    const { harness, records } = await chosen({ page: scripts });
    await harness.toggle('analytics');
    expect(ran()).to.deep.equal([]);
    await harness.save();
    expect(ran()).to.deep.equal(['analytics']);
    await until(() => records.length, 'the record');
    expect(records[0]).to.include({ action: 'choose', method: 'toggle', layer: 'second' });
    expect(records[0]!.categories).to.deep.equal({ necessary: true, analytics: true, marketing: false });
  });

  it('answers for everything with its outer buttons, whatever the switches say', async () => {
    const { harness, element } = await chosen({ page: scripts });
    await harness.toggle('analytics');
    await harness.refuse();
    expect(Object.values(element.consent!.state.granted)).to.deep.equal([true, false, false]);
    element.show();
    await harness.settled();
    await harness.accept();
    expect(Object.values(element.consent!.state.granted)).to.deep.equal([true, true, true]);
  });

  it('is closed by Escape without an answer; focus returns to what opened it', async () => {
    const { harness, element, records, heard } = await chosen({ page: scripts });
    await harness.toggle('analytics');
    await sendKeys({ press: 'Escape' });
    await until(() => harness.settings === null, 'closing');
    expect(harness.banner).not.to.equal(null);
    expect(element.shadowRoot!.activeElement).to.equal(harness.banner!.querySelector('.more button'));
    expect(ran().length + records.length + heard.length).to.equal(0);
    await harness.choose();
    expect(harness.switchOf('analytics').checked).to.equal(false);
  });

  it('is worked by keyboard alone', async () => {
    const { harness, element } = await chosen();
    expect(element.shadowRoot!.activeElement!.id).to.equal('settle');
    harness.switchOf('marketing').focus();
    await sendKeys({ press: ' ' });
    harness.answers[1]!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => element.consent!.granted('marketing'), 'the answer');
    expect(element.consent!.granted('analytics')).to.equal(false);
  });
});

describe('coming back', () => {
  afterEach(cleanUp);

  it("works from the page's own control, also one drawn later; ours then goes", async () => {
    const { harness, page } = await ask();
    await harness.accept();
    expect(harness.reopen!.getAttribute('aria-label')).to.equal('Your privacy choices');
    page.insertAdjacentHTML('afterbegin', footer);
    await until(() => harness.reopen === null, 'our button to go');
    page.querySelector('button')!.click();
    await until(() => harness.settings, 'the second layer');
    expect(harness.switches.every(({ checked }) => checked)).to.equal(true);
    await harness.close();
    expect(harness.settings).to.equal(null);
    expect(document.activeElement).to.equal(page.querySelector('button'));
  });

  it('stays ours where the page hides its own control', async () => {
    const { harness } = await ask({ page: `<div style="display:none">${footer}</div>` });
    await harness.accept();
    expect(harness.reopen).not.to.equal(null);
  });

  it('is an error in the console where styles hide it, and is shown all the same', async () => {
    const style = document.createElement('style');
    style.textContent = 'smallshop-cookie-consent::part(reopen) { display: none }';
    document.head.append(style);
    const errors: string[] = [];
    const { error } = console;
    console.error = (...words) => void errors.push(words.join(' '));
    const { harness } = await ask();
    await harness.accept();
    await until(() => errors.length, 'the error');
    expect(errors.join()).to.contain('reopens the privacy choices');
    expect(harness.reopen!.getBoundingClientRect().height).to.be.at.least(24);
    console.error = error;
    style.remove();
  });

  it('works by an invoker command', async () => {
    const { harness, element } = await ask({
      attributes: 'id="privacy"',
      page: '<button commandfor="privacy" command="--show">Cookies</button>',
    });
    await harness.refuse();
    expect(harness.reopen).to.equal(null);
    element.dispatchEvent(Object.assign(new Event('command'), { command: '--show' }));
    await harness.settled();
    expect(harness.settings).not.to.equal(null);
  });

  it('takes as many steps to withdraw as to agree', async () => {
    const { harness, element } = await ask({ page: footer });
    await harness.refuse();
    let clicks = 0;
    document.addEventListener('click', () => (clicks += 1), { capture: true });
    const stepsTo = async (answer: 'accept' | 'refuse') => {
      clicks = 0;
      document.querySelector<HTMLButtonElement>('[data-smallshop-consent]')!.click();
      await until(() => harness.settings, 'the second layer');
      await harness[answer]();
      return clicks;
    };
    const agree = await stepsTo('accept');
    expect(element.consent!.granted('marketing')).to.equal(true);
    const withdraw = await stepsTo('refuse');
    expect(element.consent!.granted('marketing')).to.equal(false);
    expect(withdraw).to.be.at.most(agree);
  });

  it('takes back: storage goes, the record says so, and the page is loaded again where a script had run', async () => {
    const { harness, element, records, reloads } = await ask({ page: scripts });
    await harness.accept();
    document.cookie = '_visits=1; Path=/';
    localStorage.setItem('_ads', '1');
    expect(reloads()).to.equal(0);
    element.show();
    await harness.settled();
    await harness.refuse();
    await until(() => reloads() === 1, 'the page to be loaded again');
    expect(document.cookie).not.to.contain('_visits');
    expect(localStorage.getItem('_ads')).to.equal(null);
    await until(() => records.length === 2, 'the record');
    expect(records[1]).to.include({ action: 'withdraw', layer: 'second' });
  });

  it('"switch off and save" is a withdrawal on record', async () => {
    const { harness, element, records } = await ask();
    await harness.accept();
    element.show();
    await harness.settled();
    for (const id of ['analytics', 'marketing']) await harness.toggle(id);
    await harness.save();
    await until(() => records.length === 2, 'the record');
    expect(records[1]).to.include({ action: 'withdraw', method: 'toggle', layer: 'second' });
    expect(element.consent!.granted('marketing')).to.equal(false);
  });

  it('does not load the page again where nothing had run', async () => {
    const { harness, element, reloads } = await ask();
    await harness.accept();
    element.show();
    await harness.settled();
    await harness.refuse();
    expect(reloads()).to.equal(0);
  });

  it('follows another tab; what ran here ends when its reader says so', async () => {
    const { harness, key, reloads, heard } = await ask({
      page: held('analytics'),
      answer: notice({ categories, policyUrl: null }),
    });
    await harness.accept();
    const otherTab = createConsent({ key, categories, document });
    otherTab.start();
    otherTab.withdraw();
    await until(() => harness.reloadOffer, 'the offer');
    otherTab.stop();
    expect(heard.filter((name) => name === 'smallshop-consent-changed').length).to.equal(2);
    expect(reloads()).to.equal(0);
    harness.answers[0]!.click();
    expect(reloads()).to.equal(1);
  });

  it('says where the choices cannot be loaded that everything stays off, and tries again', async () => {
    let broken = true;
    const { harness, element } = mount({
      answer: (path) => (broken && path === '/v1/consent-notice' ? new Response('', { status: 404 }) : undefined),
    });
    await until(() => element.isConnected && element.updateComplete, 'the element');
    element.show();
    await until(() => harness.answers.length === 1, 'trying again');
    expect(harness.settings!.textContent).to.contain('stays off');
    broken = false;
    harness.answers[0]!.click();
    await until(() => harness.switches.length === 2, 'the choices');
  });
});
