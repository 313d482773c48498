import { expect } from '@esm-bundle/chai';
import { createConsent, type Consent } from '@smallshop/consent';
import { memoryStorage } from '@smallshop/consent/storage';

const banner = { method: 'button', layer: 'first' } as const;
const shared = window as typeof window & { log?: string[] };
const file = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`;
const say = (what: string): string => `(window.log ??= []).push('${what}')`;

/** The engine's gate where it works: on a real page, with scripts and frames that a real browser loads. */
describe('the script gate in this browser', () => {
  let page: HTMLElement;
  let consent: Consent;

  const open = (markup: string) => {
    page.innerHTML = markup;
    consent = createConsent({
      key: 'pk_gate',
      categories: [{ id: 'analytics' }, { id: 'marketing' }],
      storage: memoryStorage(),
      gpc: false,
      document,
    });
    consent.start();
  };
  /** Resolves when the page's own marker script has run: the gate runs one script after the other. */
  const end = () =>
    new Promise<void>((resolve) => window.addEventListener('gate-end', () => resolve(), { once: true }));
  const marker = '<script type="text/plain" data-category="analytics">dispatchEvent(new Event("gate-end"))</script>';

  beforeEach(() => {
    shared.log = [];
    page = document.createElement('div');
    document.body.append(page);
  });
  afterEach(() => {
    consent.stop();
    page.remove();
  });

  it('holds scripts back, then runs them once and in their order, files too', async () => {
    open(`<script type="text/plain" data-category="analytics" data-src="${file(say('file'))}"></script>
      <script type="text/plain" data-category="analytics">${say('inline')}</script>
      <script type="text/plain" data-category="marketing">${say('never')}</script>${marker}`);
    expect(shared.log).to.deep.equal([]);
    const ended = end();
    consent.choose({ analytics: true }, banner);
    await ended;
    expect(shared.log).to.deep.equal(['file', 'inline']);
    consent.choose({ analytics: true }, banner);
    expect(shared.log).to.deep.equal(['file', 'inline']);
  });

  it('goes on after a file that cannot be loaded', async () => {
    open(`<script type="text/plain" data-category="analytics" data-src="data:nothing"></script>${marker}`);
    const ended = end();
    consent.acceptAll(banner);
    await ended;
  });

  it('runs modules, and keeps the nonce', async () => {
    open(
      `<script type="text/plain" data-type="module" data-category="analytics" nonce="abc">
        ${say('module')}; dispatchEvent(new Event('gate-end'))
      </script>`,
    );
    const ended = end();
    consent.acceptAll(banner);
    await ended;
    expect(shared.log).to.deep.equal(['module']);
    expect(page.querySelector('script')!.nonce).to.equal('abc');
  });

  it('loads frames and images only then', () => {
    const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAAC';
    open(
      `<img alt="" data-category="analytics" data-src="${pixel}">
      <iframe title="Video" data-category="marketing" data-src="about:blank?v"></iframe>`,
    );
    expect(page.querySelector('img')!.hasAttribute('src')).to.equal(false);
    consent.choose({ analytics: true }, banner);
    expect(page.querySelector('img')!.src).to.equal(pixel);
    expect(page.querySelector('iframe')!.hasAttribute('src')).to.equal(false);
  });

  it('sees what the page adds later', async () => {
    open('');
    consent.acceptAll(banner);
    const ended = end();
    page.innerHTML = marker;
    await ended;
  });

  it('runs nothing after a no', () => {
    open(`<script type="text/plain" data-category="analytics">${say('never')}</script>`);
    consent.rejectAll(banner);
    expect(shared.log).to.deep.equal([]);
    expect(consent.state.reloadNeeded).to.equal(false);
  });
});
