import { expect } from '@esm-bundle/chai';
import { html, LitElement } from 'lit';
import { createMockShop } from '@smallshop/mocks';
import '../store/define.ts';
import type { StoreElement } from '../store/store.ts';
import { ShopController } from './shop.ts';
import { StoreController } from './store.ts';

class Reader extends LitElement {
  shops = new ShopController(this);
  count = new StoreController(this, this.shops, (shop) => shop.cart.$count);
  override render() {
    return html`${this.shops.shop?.key ?? 'none'} ${this.count.value}`;
  }
  get key(): string | undefined {
    return this.shops.shop?.key;
  }
}
customElements.define('test-reader', Reader);

function store(key: string): StoreElement {
  return Object.assign(document.createElement('smallshop-store'), {
    key,
    endpoint: `https://${crypto.randomUUID()}.example`,
    fetch: createMockShop().fetch,
  });
}
const reader = (): Reader => document.createElement('test-reader') as Reader;

async function silently(work: () => void): Promise<string> {
  const warned: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => warned.push(text);
  work();
  await import('../internal/warnings/warnings.ts');
  // One task later they are said.
  await new Promise((resolve) => setTimeout(resolve));
  console.warn = warn;
  return warned.join('\n');
}

describe('an element finds its shop', () => {
  afterEach(() => document.body.replaceChildren());

  it('in the store around it', () => {
    const [around, other, element] = [store('pk_around'), store('pk_other'), reader()];
    around.append(element);
    document.body.append(other, around);
    expect(element.key).to.equal('pk_around');
  });

  it('beside it, when the page has one only, also through shadow roots', () => {
    const foreign = document.createElement('div');
    const element = reader();
    foreign.attachShadow({ mode: 'closed' }).append(element);
    document.body.append(foreign, store('pk_only'));
    expect(element.key).to.equal('pk_only');
  });

  it('when the store comes later', () => {
    const element = reader();
    document.body.append(element);
    expect(element.key).to.equal(undefined);
    document.body.append(store('pk_late'));
    expect(element.key).to.equal('pk_late');
  });

  it('anew when it is moved', () => {
    const [first, second, element] = [store('pk_first'), store('pk_second'), reader()];
    document.body.append(first, second);
    first.append(element);
    expect(element.key).to.equal('pk_first');
    second.append(element);
    expect(element.key).to.equal('pk_second');
  });

  it('anew when its store becomes another shop', async () => {
    const [around, element] = [store('pk_before'), reader()];
    around.append(element);
    document.body.append(around);
    await around.updateComplete;
    around.key = 'pk_after';
    await around.updateComplete;
    expect(element.key).to.equal('pk_after');
  });

  it('no more when the store is gone', () => {
    const [only, element] = [store('pk_gone'), reader()];
    document.body.append(only, element);
    only.remove();
    expect(element.key).to.equal(undefined);
  });

  it('not among two, and says once what to do', async () => {
    const element = reader();
    const text = await silently(() => document.body.append(store('pk_a'), store('pk_b'), element));
    expect(text).to.contain('<test-reader>').and.contain('inside its <smallshop-store>');
    expect(element.key).to.equal(undefined);
    expect(await silently(() => document.body.append(reader()))).to.equal('');
  });
});

describe('an element follows its stores', () => {
  afterEach(() => document.body.replaceChildren());

  it('and renders when they change', async () => {
    const [only, element] = [store('pk_follow'), reader()];
    document.body.append(only, element);
    await element.updateComplete;
    only.shop!.cart.add({ sku: 'DRAGON-WELL', quantity: 2 });
    await element.updateComplete;
    expect(element.shadowRoot!.textContent).to.equal('pk_follow 2');
  });

  it('no longer when it has left the page, and again when it is back', async () => {
    const [only, element] = [store('pk_back'), reader()];
    document.body.append(only, element);
    await element.updateComplete;
    element.remove();
    only.shop!.cart.add({ sku: 'DRAGON-WELL', quantity: 3 });
    await element.updateComplete;
    expect(element.shadowRoot!.textContent).to.equal('pk_back 0');
    document.body.append(element);
    await element.updateComplete;
    expect(element.shadowRoot!.textContent).to.equal('pk_back 3');
  });
});
