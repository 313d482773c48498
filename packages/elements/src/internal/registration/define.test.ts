import { expect } from '@esm-bundle/chai';
import { define } from './define.ts';

async function warnings(work: () => void): Promise<string[]> {
  const warned: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => warned.push(text);
  work();
  await import('../warnings/warnings.ts');
  // One task later they are said.
  await new Promise((resolve) => setTimeout(resolve));
  console.warn = warn;
  return warned;
}

describe('registering an element', () => {
  it('twice is harmless', async () => {
    const Twice = class extends HTMLElement {};
    const warned = await warnings(() => {
      define('test-twice', Twice);
      define('test-twice', Twice);
      // The same version from another bundle.
      define('test-twice', class extends HTMLElement {});
    });
    expect(customElements.get('test-twice')).to.equal(Twice);
    expect(warned).to.deep.equal([]);
  });

  it('beside another version says so once, and the first stays', async () => {
    const First = class extends HTMLElement {};
    customElements.define('test-other', First);
    const warned = await warnings(() => {
      define('test-other', class extends HTMLElement {});
      define('test-other', class extends HTMLElement {});
    });
    expect(customElements.get('test-other')).to.equal(First);
    expect(warned).to.have.length(1);
    expect(warned[0]).to.contain('<test-other>').and.contain('Load SmallShop once');
  });
});
