import { expect } from '@esm-bundle/chai';
import { html, LitElement, type TemplateResult } from 'lit';
import { PaymentMountController } from './payment-mount-controller.ts';

class PayHost extends LitElement {
  readonly log: string[] = [];
  readonly mount = new PaymentMountController(this, {
    mounted: (node) => this.log.push(`mounted ${node.getRootNode() === document}`),
    unmounted: () => this.log.push('unmounted'),
    failed: (code) => this.log.push(code),
  });

  protected override render(): TemplateResult {
    return html`<p>before</p><slot name=${this.mount.slotName}></slot>`;
  }
}
customElements.define('test-pay-host', PayHost);

/** A foreign element that wraps what it is given in its own open or closed shadow root. */
function wrap(inner: Element, mode: ShadowRootMode): HTMLElement {
  const host = document.createElement('div');
  host.attachShadow({ mode }).append(inner);
  return host;
}

/** The pay host below so many shadow roots besides its own, and the chain of hosts around it. */
async function nested(levels: number): Promise<{ host: PayHost; chain: HTMLElement[] }> {
  const host = new PayHost();
  const chain: HTMLElement[] = [host];
  for (let i = 0; i < levels; i++) chain.push(wrap(chain.at(-1)!, i % 2 ? 'closed' : 'open'));
  document.body.append(chain.at(-1)!);
  await host.updateComplete;
  return { host, chain };
}

const shows = (host: PayHost) =>
  host.renderRoot
    .querySelector<HTMLSlotElement>('slot[name]')!
    .assignedNodes({ flatten: true })
    .includes(host.mount.node!);

/** The end of the present task: observers and microtasks have run. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('payment mount', () => {
  afterEach(() => document.body.replaceChildren());

  it('removes copies that a clone of the host has of its nodes', async () => {
    const { host } = await nested(0);
    const clone = host.cloneNode(true) as PayHost;
    document.body.append(clone);
    await clone.updateComplete;
    expect([...clone.children]).to.deep.equal([clone.mount.node]);
    expect([...host.children], 'the original keeps its own').to.deep.equal([host.mount.node]);
  });

  for (const levels of [0, 1, 2, 3]) {
    it(`shows the provider's node from light DOM through ${levels} further shadow roots`, async () => {
      const { host, chain } = await nested(levels);
      expect(host.log).to.deep.equal(['mounted true']);
      expect(host.mount.node!.parentElement).to.equal(chain.at(-1));
      expect(shows(host)).to.equal(true);
      expect(host.mount.node!.getBoundingClientRect().width).to.be.greaterThan(0);
    });

    it(`keeps what was typed while everything re-renders, below ${levels} shadow roots`, async () => {
      const { host } = await nested(levels);
      const field = document.createElement('input');
      host.mount.node!.append(field);
      field.value = '4242';
      host.requestUpdate();
      await host.updateComplete;
      expect(host.mount.node!.firstChild).to.equal(field);
      expect(field.value).to.equal('4242');
      expect(host.log).to.deep.equal(['mounted true']);
    });
  }

  it('waits with mounting until it is in the document', async () => {
    const host = new PayHost();
    const detached = document.createElement('div');
    detached.append(host);
    await settled();
    expect(host.log).to.deep.equal([]);
    document.body.append(detached);
    await host.updateComplete;
    expect(host.log).to.deep.equal(['mounted true']);
  });

  it('names its own error when a host around it drops the node', async () => {
    const { host, chain } = await nested(1);
    chain.at(-1)!.replaceChildren();
    await settled();
    expect(host.log).to.deep.equal(['mounted true', 'unmounted', 'payment_slot_missing']);
  });

  it('names its own error when a host in between drops the slot', async () => {
    const { host, chain } = await nested(2);
    chain[1]!.replaceChildren();
    await settled();
    expect(host.log).to.include('payment_slot_missing');
  });

  it('can be built anew after that', async () => {
    const { host, chain } = await nested(2);
    chain.at(-1)!.replaceChildren();
    await settled();
    host.mount.retry();
    await host.updateComplete;
    expect(host.log.at(-1)).to.equal('mounted true');
    expect(shows(host)).to.equal(true);
  });

  it('leaves nothing behind when the element has gone', async () => {
    const { host, chain } = await nested(2);
    const node = host.mount.node!;
    chain.at(-1)!.remove();
    await settled();
    expect(host.log).to.deep.equal(['mounted true', 'unmounted']);
    expect(node.parentElement).to.equal(null);
    expect(chain[1]!.children.length).to.equal(0);
  });

  it('stays as it is when its place on the page changes within one task', async () => {
    const { host } = await nested(0);
    const node = host.mount.node!;
    const place = document.body.appendChild(document.createElement('main'));
    place.append(host);
    await settled();
    expect(host.mount.node).to.equal(node);
    expect(host.log).to.deep.equal(['mounted true']);
  });

  it('mounts anew when it moved below another shadow root', async () => {
    const { host } = await nested(0);
    const other = wrap(document.createElement('p'), 'open');
    document.body.append(other);
    other.shadowRoot!.append(host);
    await settled();
    await host.updateComplete;
    expect(host.log).to.deep.equal(['mounted true', 'unmounted', 'mounted true']);
    expect(host.mount.node!.parentElement).to.equal(other);
  });

  it('does not mix up two of them under one host', async () => {
    const first = new PayHost();
    const second = new PayHost();
    const group = document.createElement('section');
    group.append(first, second);
    document.body.append(wrap(group, 'open'));
    await Promise.all([first.updateComplete, second.updateComplete]);
    expect(first.mount.slotName).not.to.equal(second.mount.slotName);
    expect(shows(first)).to.equal(true);
    expect(shows(second)).to.equal(true);
  });
});
