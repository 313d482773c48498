// npm run new:element NAME: writes the folder of a new element, modelled on cart-button, and adds its texts to every
// language.
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';
import { fail, say } from './say.mjs';

const pascal = (name) => name.replace(/(^|-)([a-z])/g, (_match, _dash, letter) => letter.toUpperCase());
const camel = (name) => pascal(name).replace(/^./, (letter) => letter.toLowerCase());
const key = (name) => (name.includes('-') ? `'${name}'` : name);

/** The files of an element's folder, by name. */
function filesOf(name) {
  const [type, value] = [pascal(name), camel(name)];
  return {
    [`${name}.ts`]: `import { html, LitElement, type TemplateResult } from 'lit';
import { ShopController } from '../controllers/shop.ts';
import { StoreController } from '../controllers/store.ts';
import { LocalizeController } from '../internal/language/strings.ts';
import { ${value}Strings } from './${name}.strings.ts';
import { ${value}Styles } from './${name}.styles.ts';

/**
 * Shows how many items are in the cart. TODO: say in one sentence what the element does.
 *
 * @tag smallshop-${name}
 * @slot - Content if there is no store.
 * @csspart text - The text.
 */
export class ${type}Element extends LitElement {
  static override styles = ${value}Styles;

  readonly #shops = new ShopController(this);
  readonly #strings = new LocalizeController(this, this.#shops, '${name}', ${value}Strings);
  readonly #count = new StoreController(this, this.#shops, (shop) => shop.cart.$count);

  protected override render(): TemplateResult {
    if (!this.#shops.shop) return html\`<slot></slot>\`;
    return html\`<p class="text" part="text">\${this.#strings.text('text', { count: this.#count.value ?? 0 })}</p>\`;
  }
}
`,
    [`${name}.strings.ts`]: `export const ${value}Strings = {
  text: { one: '{count} item', other: '{count} items' },
} as const;

export type ${type}Strings = typeof ${value}Strings;
`,
    [`${name}.styles.ts`]: `import { css } from 'lit';
import { base } from '../internal/styles/base.styles.ts';

const text = css\`
  :host {
    display: block;
  }
  .text {
    margin: 0;
  }
\`;

export const ${value}Styles = [base, text];
`,
    'define.ts': `import { define } from '../internal/registration/define.ts';
import { registerTextSize } from '../internal/registration/text-size.ts';
import { ${type}Element } from './${name}.ts';

registerTextSize();
define('smallshop-${name}', ${type}Element);

declare global {
  interface HTMLElementTagNameMap {
    'smallshop-${name}': ${type}Element;
  }
}
`,
    'index.ts': `export { ${type}Element } from './${name}.ts';
export type { ${type}Strings } from './${name}.strings.ts';
`,
    [`${name}.harness.ts`]: `import type { ${type}Element } from './${name}.ts';

/** A \`<smallshop-${name}>\` as a shopper uses it. */
export class ${type}Harness {
  readonly element: ${type}Element;

  constructor(element: ${type}Element) {
    this.element = element;
  }

  get text(): string {
    return this.element.shadowRoot!.querySelector('.text')?.textContent?.trim() ?? '';
  }
}
`,
    [`${name}.test.ts`]: `import { expect } from '@esm-bundle/chai';
import { samples } from '@smallshop/mocks';
import { leave, openPage, type PageOptions } from '../test-support/page.ts';
import { ${type}Harness } from './${name}.harness.ts';
import './define.ts';

async function open(options: PageOptions = {}) {
  const page = await openPage('<smallshop-${name}></smallshop-${name}>', options);
  const ${value} = new ${type}Harness(page.root.querySelector('smallshop-${name}')!);
  await ${value}.element.updateComplete;
  return { ...page, ${value} };
}

describe('${name.replaceAll('-', ' ')}', () => {
  afterEach(leave);

  it('shows how many items are in the cart', async () => {
    const { ${value} } = await open({ lines: [{ sku: samples.plain.sku, quantity: 3 }] });
    expect(${value}.text).to.equal('3 items');
  });

  it('shows the page’s own content while there is no store', async () => {
    document.body.innerHTML = '<smallshop-${name}>Soon</smallshop-${name}>';
    const ${value} = new ${type}Harness(document.querySelector('smallshop-${name}')!);
    await ${value}.element.updateComplete;
    expect(${value}.text).to.equal('');
    expect(${value}.element.shadowRoot!.querySelector('slot')).not.to.equal(null);
  });
});
`,
    [`${name}.a11y.test.ts`]: `import { expect } from '@esm-bundle/chai';
import { samples } from '@smallshop/mocks';
import { axeFindings, leave, openPage } from '../test-support/page.ts';
import './define.ts';

describe('axe finds nothing in ${name.replaceAll('-', ' ')}', () => {
  afterEach(leave);

  it('with an empty cart, and with items', async () => {
    const { root, add } = await openPage('<smallshop-${name}></smallshop-${name}>');
    expect(await axeFindings(root)).to.deep.equal([]);
    await add(samples.plain.sku);
    expect(await axeFindings(root)).to.deep.equal([]);
  });
});
`,
  };
}

/** The English texts in the file of another language. */
const untranslated = (name) => `import type { Locale } from '../locale.ts';

// TODO: translate. These texts are English.
export const ${camel(name)}: Locale['${name}'] = {
  text: { one: '{count} item', other: '{count} items' },
};
`;

/** `line` after the last import of a file. */
const afterImports = (text, line) => text.replace(/^(?:import [^;]+;\n)+/, (imports) => imports + line);

/**
 * Writes the element and its texts into a repository.
 * @returns The paths that were written or changed, from the repository's root.
 */
export function newElement(name, repository = root) {
  const src = join(repository, 'packages/elements/src');
  const written = [];
  const write = (path, text) => {
    const file = join(src, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    written.push(`packages/elements/src/${path}`);
  };
  for (const [file, text] of Object.entries(filesOf(name))) write(join(name, file), text);
  const read = (path) => readFileSync(join(src, path), 'utf8');

  write(
    'locales/locale.ts',
    afterImports(
      read('locales/locale.ts'),
      `import type { ${pascal(name)}Strings } from '../${name}/${name}.strings.ts';\n`,
    ).replace(/(interface Locale \{[^}]*)\}/, `$1  ${key(name)}: Translation<${pascal(name)}Strings>;\n}`),
  );
  const lists = globSync('locales/**/*.ts', { cwd: src }).filter((file) => read(file).includes('words: Locale = {'));
  for (const list of lists.sort()) {
    const language = /^locales\/([\w-]+)/.exec(list)[1];
    const texts = `locales/${language}/${name}.ts`;
    write(texts, untranslated(name));
    const path = relative(dirname(list), texts);
    const withImport = afterImports(read(list), `import { ${camel(name)} } from './${path}';\n`);
    const entry = name.includes('-') ? `'${name}': ${camel(name)}` : name;
    write(list, withImport.replace('\n};', `\n  ${entry},\n};`));
  }
  return written;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name = ''] = process.argv.slice(2);
  if (!/^[a-z]+(-[a-z]+)*$/.test(name))
    fail('The name of an element is needed, in small letters.', 'Run for example: npm run new:element gift-note');
  if (existsSync(join(root, 'packages/elements/src', name)))
    fail(`packages/elements/src/${name} is there already.`, 'Choose another name, or delete the folder.');
  for (const path of newElement(name)) say(path);
  console.log(`
What is left to do:
  1. Say in the doc block of ${name}.ts what the element does; a test compares its tags with the sources.
  2. Translate packages/elements/src/locales/*/${name}.ts.
  3. Add to docs/embedding.md: a heading, then <!-- generated: smallshop-${name} --> and <!-- end -->.
     \`npm run docs\` fills it.
  4. npm run check
  5. npx web-test-runner --config test/browser/web-test-runner.config.mjs \\
       --files 'packages/elements/src/${name}/*.test.ts'
  6. npm run changeset`);
}
