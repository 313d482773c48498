import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, mount, stored, until } from '../cookie-consent/cookie-consent.fixture.ts';
import { asked, embed, film, open } from './consent-embed.fixture.ts';
import { ConsentEmbedHarness } from './consent-embed.harness.ts';

describe('<smallshop-consent-embed>', () => {
  afterEach(cleanUp);

  it('says what would be loaded and from where, and loads nothing', async () => {
    const { embed: video } = await open({ markup: embed('https://video.example/films/1') });
    expect(video.placeholder!.textContent).to.contain('How we roast').and.to.contain('video.example');
    expect(video.placeholder!.getAttribute('aria-label')).to.equal('How we roast');
    expect(video.isLoaded).to.equal(false);
    expect(video.always!.textContent).to.equal('Always load from video.example');
  });

  it('calls the service by the name that the page gives', async () => {
    const { embed: video } = await open({ markup: embed(film, 'service="Film House"') });
    expect(video.always!.textContent).to.equal('Always load from Film House');
  });

  it('loads once: nothing is granted, stored or recorded, and the next page asks again', async () => {
    const before = stored();
    const { embed: video, element, records, key, page } = await open();
    video.once!.click();
    await until(() => video.isLoaded, 'the film');
    expect(element.consent!.granted('marketing/video')).to.equal(false);
    expect(stored()).to.deep.equal(before);
    expect(records).to.deep.equal([]);
    page.remove();
    expect((await open({ key })).embed.isLoaded).to.equal(false);
  });

  it('loads always: this service is allowed, on record, and no other', async () => {
    const { embed: video, element, records, key, page } = await open();
    video.always!.click();
    await until(() => video.isLoaded, 'the film');
    expect(element.consent!.state.services).to.include({ 'marketing/video': true, 'marketing/ads': false });
    await until(() => records.length, 'the record');
    expect(records[0]).to.include({ action: 'choose', method: 'button', layer: 'embed' });
    page.remove();
    const next = mount({ key, answer: asked, page: embed() });
    const again = new ConsentEmbedHarness(next.page.querySelector('smallshop-consent-embed')!);
    await until(() => again.isLoaded, 'the film on the next page');
  });

  it("is loaded by the banner's own yes", async () => {
    const { embed: video, harness } = await open();
    await until(() => harness.banner, 'the banner');
    await harness.accept();
    expect(video.isLoaded).to.equal(true);
    await until(() => video.placeholder === null, 'the placeholder to go');
  });

  it('is worked by keyboard; focus goes on to the frame, and screen readers hear of it', async () => {
    const { embed: video } = await open();
    video.once!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => document.activeElement === video.frame, 'focus on the frame');
    expect(video.said).to.equal('The content is loaded.');
  });

  it('opens the choices, and gets focus back', async () => {
    const { embed: video, harness } = await open();
    const choices = video.element.shadowRoot!.querySelector<HTMLButtonElement>('.link')!;
    choices.focus();
    choices.click();
    await until(() => harness.settings, 'the second layer');
    expect(harness.settings!.textContent).to.contain('Video');
    await harness.close();
    expect(video.element.shadowRoot!.activeElement).to.equal(choices);
  });

  it('takes the same room before and after', async () => {
    const { embed: video } = await open();
    const { width, height } = video.element.getBoundingClientRect();
    expect(height).to.be.at.least(Math.floor((width * 9) / 16) - 1);
    video.once!.click();
    await until(() => video.placeholder === null, 'the film');
    const after = video.element.getBoundingClientRect();
    expect([after.width, after.height]).to.deep.equal([width, height]);
    expect(video.frame!.getBoundingClientRect().height).to.be.closeTo(height, 1);
  });

  it("cuts off no word in little room, and fills its box, in the page's own display too", async () => {
    const picture = '<img slot="thumbnail" alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">';
    const { embed: video } = await open({
      markup: embed(film, 'style="display: block; inline-size: 18rem; aspect-ratio: 16 / 9"').replace(
        '<iframe',
        `${picture}<iframe`,
      ),
    });
    const room = video.element.getBoundingClientRect();
    expect(room.height).to.be.above((room.width * 9) / 16);
    const words = video.placeholder!.querySelector('.card')!.getBoundingClientRect();
    expect([words.top >= room.top, words.bottom <= room.bottom]).to.deep.equal([true, true]);
    expect(video.element.querySelector('img')!.getBoundingClientRect().height).to.be.closeTo(room.height, 1);
    video.once!.click();
    await until(() => video.placeholder === null, 'the film');
    expect(video.frame!.getBoundingClientRect().height).to.be.closeTo(room.height, 1);
    video.element.style.inlineSize = '60rem';
    const wide = video.element.getBoundingClientRect().height;
    // WebKit keeps a few pixels of what it measured before.
    expect(wide).to.be.closeTo(540, 5.4);
    expect(video.frame!.getBoundingClientRect().height).to.be.closeTo(wide, 1);
  });

  it("shows the page's own picture, without asking the other site for one", async () => {
    const picture = '<img slot="thumbnail" alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">';
    const { embed: video } = await open({ markup: embed().replace('<iframe', `${picture}<iframe`) });
    const [shown] = video.element.shadowRoot!.querySelector<HTMLSlotElement>('[name="thumbnail"]')!.assignedElements();
    expect(shown!.localName).to.equal('img');
  });

  it('waits, with buttons that say so, while there is no question', async () => {
    const { page } = mount({
      answer: (path) => (path === '/v1/consent-notice' ? new Promise<Response>(() => {}) : undefined),
      page: embed(),
    });
    const video = new ConsentEmbedHarness(page.querySelector('smallshop-consent-embed')!);
    await until(() => video.once, 'the placeholder');
    expect([video.once!.disabled, video.always!.disabled, video.isLoaded]).to.deep.equal([true, true, false]);
    expect(video.placeholder!.textContent).to.contain('as soon as the privacy choices have arrived');
  });

  it('loads nothing on Escape', async () => {
    const { embed: video } = await open();
    video.once!.focus();
    await sendKeys({ press: 'Escape' });
    expect(video.isLoaded).to.equal(false);
  });
});
