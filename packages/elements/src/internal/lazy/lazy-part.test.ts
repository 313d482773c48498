import { expect } from '@esm-bundle/chai';
import { html, LitElement, type TemplateResult } from 'lit';
import { until } from '../../test-support/page.ts';
import type { ShopErrorEvent } from '../../events/error-event.ts';
import { lazyPart } from './lazy-part.ts';
import { reportLoadError } from '../errors/load-error.ts';

/** How often the part cannot be fetched. */
let failures = 0;
let fetches = 0;

class TestHost extends LitElement {
  readonly later = lazyPart(
    this,
    () => {
      fetches += 1;
      return fetches > failures ? Promise.resolve('part') : Promise.reject(new TypeError('Failed to fetch'));
    },
    reportLoadError,
    [1, 1],
  );

  protected override render(): TemplateResult {
    const content = this.later.gaveUp ? this.later.present : this.later();
    return html`${content ?? (this.later.gaveUp ? 'failed' : 'loading')}`;
  }
}
customElements.define('test-lazy-host', TestHost);

describe('a part that is fetched later', () => {
  let errors: ShopErrorEvent[];
  const note = (event: Event) => errors.push(event as ShopErrorEvent);
  const shown = (host: TestHost) => host.shadowRoot?.textContent?.trim();

  function open(failing: number): TestHost {
    [failures, fetches, errors] = [failing, 0, []];
    const host = document.createElement('test-lazy-host') as TestHost;
    document.addEventListener('smallshop-error', note);
    document.body.append(host);
    return host;
  }
  afterEach(() => {
    document.removeEventListener('smallshop-error', note);
    document.querySelector('test-lazy-host')?.remove();
  });

  it('is fetched again after a failure, without a word', async () => {
    const host = open(2);
    await until(() => shown(host) === 'part', 'the part');
    expect([fetches, errors.length]).to.deep.equal([3, 0]);
  });

  it('is reported when every try failed, and fetched anew when it is asked for again', async () => {
    const host = open(3);
    await until(() => shown(host) === 'failed', 'the failure');
    expect(errors.map(({ detail: { error } }) => [error.code, error.operation])).to.deep.equal([
      ['network_error', 'loading a part of <test-lazy-host>'],
    ]);
    host.later();
    await until(() => shown(host) === 'part', 'the part');
    expect([fetches, errors.length]).to.deep.equal([4, 1]);
  });
});
