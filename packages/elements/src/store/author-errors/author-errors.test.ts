import { expect } from '@esm-bundle/chai';
import { createMockShop } from '@smallshop/mocks';
import '../../product-grid/define.ts';
import '../define.ts';
import { until } from '../../test-support/page.ts';

const problem = (status: number, code: string) => async () =>
  new Response(JSON.stringify({ type: 'about:blank', title: code, status, code, requestId: 'r' }), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });

const unreachable = () => Promise.reject(new TypeError('Failed to fetch'));

/** Each mistake needs its own text: a warning is written once a page. */
let serial = 0;

function openStore(fetch: typeof globalThis.fetch, attributes: { key?: string; collection?: string } = {}) {
  const store = document.createElement('smallshop-store');
  Object.assign(store, {
    endpoint: `https://shop-${(serial += 1)}.example`,
    key: `pk_mistake_${serial}`,
    ...attributes,
    fetch,
  });
  document.body.append(store);
  const grid = document.createElement('smallshop-product-grid');
  grid.collection = attributes.collection ?? null;
  document.body.append(grid);
  const shown = () => store.shadowRoot!.querySelector('[role=alert]')?.textContent ?? '';
  return { store, grid, shown, says: (words: string) => until(() => shown().includes(words), words) };
}

describe('a mistake of the page’s author', () => {
  const warned: string[] = [];
  const { warn } = console;
  before(() => void (console.warn = (text: string) => void warned.push(text)));
  after(() => void (console.warn = warn));
  beforeEach(() => void warned.splice(0));
  afterEach(() => document.body.replaceChildren());

  it('of the origin is reported once, with the command that allows it, on the page of this machine too', async () => {
    const { says, grid } = openStore(problem(403, 'origin_not_allowed') as typeof fetch);
    await says(`smallshop store allow ${location.origin}`);
    await until(() => grid.shadowRoot!.textContent!.includes('cannot be reached from this page'), 'words for shoppers');
    expect(grid.shadowRoot!.textContent).not.to.contain('our side');
    expect(warned.filter((text) => text.includes('does not allow pages'))).to.have.length(1);
  });

  it('of the key is reported with the key', async () => {
    const { says, store } = openStore(problem(401, 'key_unknown') as typeof fetch);
    await says(`does not know the key ${store.key}`);
  });

  it('a secret key in the page is named without it, and is sent nowhere', async () => {
    let sent = 0;
    const { shown, says } = openStore((() => ((sent += 1), unreachable())) as typeof fetch, { key: 'sk_very_secret' });
    await says('is a secret key');
    expect(shown() + warned.join()).not.to.contain('sk_very_secret');
    expect(sent).to.equal(0);
  });

  it('an unknown collection is reported with its name', async () => {
    const { says } = openStore(createMockShop().fetch, { collection: 'no-such-tea' });
    await says('no collection "no-such-tea"');
  });

  it('a server that does not run is reported as that, not as a shopper who is offline', async () => {
    const { says, grid, store } = openStore(unreachable as typeof fetch);
    await says(`${store.endpoint} does not answer`);
    await until(() => grid.shadowRoot!.textContent!.includes('cannot be reached'), 'words for shoppers');
    expect(grid.shadowRoot!.textContent).not.to.contain('offline');
  });
});
