import { expect } from '@esm-bundle/chai';
import { ask, cleanUp, held, mount, notice, ran, unsent, until, type MountOptions } from './cookie-consent.fixture.ts';

const page = held('analytics') + held('marketing');
const restores: (() => unknown)[] = [];

/** Cookies or web storage that the browser refuses by throwing. */
function block(target: object, name: string): void {
  const refuse = () => {
    throw new DOMException('Blocked', 'SecurityError');
  };
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, get: refuse, set: refuse });
  restores.push(() => (own ? Object.defineProperty(target, name, own) : Reflect.deleteProperty(target, name)));
}

const failures: Record<string, MountOptions> = {
  'the network is lost': { scenario: 'offline' },
  'the server fails': { scenario: 'server-error' },
  'the server answers that there is nothing': {
    answer: (path) => (path === '/v1/consent-notice' ? new Response('', { status: 404 }) : undefined),
  },
  'the answer is a web page': {
    answer: (path) => (path === '/v1/consent-notice' ? new Response('<!doctype html>') : undefined),
  },
  'the answer is empty': { answer: notice(null) },
  'the answer has categories that cannot be read': {
    answer: notice({ categories: [{ id: 'analytics' }], policyUrl: null }),
  },
};

describe('when something is broken, nothing runs:', () => {
  const errors: unknown[] = [];
  const note = (event: Event) => errors.push(event);
  beforeEach(() => {
    errors.length = 0;
    window.addEventListener('error', note);
    window.addEventListener('unhandledrejection', note);
  });
  afterEach(() => {
    restores.splice(0).forEach((restore) => restore());
    window.removeEventListener('error', note);
    window.removeEventListener('unhandledrejection', note);
    cleanUp();
  });

  for (const [what, options] of Object.entries(failures)) {
    it(`${what}; it stays quiet and dispatches an error`, async () => {
      const { harness, element, heard } = mount({ ...options, page });
      await until(() => heard.includes('smallshop-error'), 'the error');
      await element.updateComplete;
      expect([harness.banner, harness.settings, harness.reopen, element.consent]).to.deep.equal([
        null,
        null,
        null,
        null,
      ]);
      expect(ran()).to.deep.equal([]);
      expect(errors).to.deep.equal([]);
    });
  }

  it('the answer does not come', async () => {
    const { harness, element } = mount({
      page,
      answer: (path) => (path === '/v1/consent-notice' ? new Promise<Response>(() => {}) : undefined),
    });
    await element.updateComplete;
    expect([harness.banner, element.consent]).to.deep.equal([null, null]);
    expect(ran()).to.deep.equal([]);
  });

  it('a yes from before, and no notice to hold it against', async () => {
    const first = await ask({ page });
    await first.harness.accept();
    first.page.remove();
    delete (window as { ran?: string[] }).ran;
    const { heard } = mount({ key: first.key, page, scenario: 'server-error' });
    await until(() => heard.includes('smallshop-error'), 'the error');
    expect(ran()).to.deep.equal([]);
  });

  it('a category whose name no engine understands; the rest of the page goes on', async () => {
    const odd = { id: 'Not An Id', required: false, sale: false, services: [] };
    const { harness, element } = mount({ page, answer: notice({ categories: [odd], policyUrl: null }) });
    await until(() => element.consent, 'the engine');
    await element.updateComplete;
    expect(harness.banner).to.equal(null);
    expect(ran()).to.deep.equal([]);
  });

  it('storage is blocked: it still asks, and a no is a no', async () => {
    block(document, 'cookie');
    block(window, 'localStorage');
    block(window, 'sessionStorage');
    const { harness, element } = await ask({ page });
    expect(ran()).to.deep.equal([]);
    await harness.refuse();
    expect(harness.banner).to.equal(null);
    expect(element.consent!.granted('analytics')).to.equal(false);
    expect(ran()).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
  });

  it('the record cannot be sent: the answer counts, and the record waits for the next page', async () => {
    const lost = (path: string) =>
      path === '/v1/consent-records' ? Promise.reject(new TypeError('Failed to fetch')) : undefined;
    const { harness, key, element } = await ask({ page, answer: lost });
    await harness.accept();
    expect(element.consent!.granted('analytics')).to.equal(true);
    expect(unsent().length).to.equal(1);
    element.closest('div')!.remove();
    const { records } = mount({ key });
    await until(() => records.length === 1, 'the record of the page before');
    await until(() => unsent().length === 0, 'the outbox to be empty');
    expect(errors).to.deep.equal([]);
  });
});
