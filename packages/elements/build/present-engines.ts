import type { Plugin } from 'vite';

/** By file of Lit: the code that is removed, and its replacement. */
const cuts: Record<string, [found: RegExp, instead: string][]> = {
  // Every engine we run on adopts style sheets: the target of this build says so.
  '@lit/reactive-element/css-tag.js': [
    [
      new RegExp(
        String.raw`=\w+\.ShadowRoot&&\(void 0===\w+\.ShadyCSS\|\|\w+\.ShadyCSS\.nativeShadow\)` +
          String.raw`&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype`,
      ),
      '=true',
    ],
    // Errors for authors of invalid style sheets; ours are valid.
    [/Error\("CSSResult is not constructable\.[^"]*"\)/, 'Error()'],
    [/Error\("Value passed to 'css' function[^"]*"\+\w+\+"[^"]*"\)/, 'Error()'],
  ],
  '@lit/reactive-element/reactive-element.js': [
    [/,\w+=\w+\.reactiveElementPolyfillSupport/, ''],
    [/,\w+\?\.\(\{ReactiveElement:\w+\}\),\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]*"\)/, ''],
    // Initializers and metadata of decorators, which we do not use.
    [/static addInitializer\(\w+\)\{[^}]*\}/, ''],
    [/,void 0!==(\w+)\.l&&\(this\.l=\[\.\.\.\1\.l\]\)/, ''],
    [/,this\.constructor\.l\?\.forEach\(\w+=>\w+\(this\)\)/, ''],
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/, ''],
    // Properties with a default that is no attribute, and properties that are objects; ours are neither.
    [/;case Object:case Array:\w+=null==\w+\?\w+:JSON\.stringify\(\w+\)/, ''],
    [/;case Object:case Array:try\{\w+=JSON\.parse\(\w+\)\}catch\(\w+\)\{\w+=null\}/, ''],
    [/(?<==\w+)\?\?this\._\$Ej\?\.get\(\w+\)\?\?\w+/, ''],
    [/\|\|\w+\.useDefault&&\w+\.reflect&&[^;]+?&&!this\.hasAttribute\(\w+\._\$Eu\(\w+,\w+\)\)/, ''],
    [
      new RegExp(
        String.raw`\w+&&!\(this\._\$Ej\?\?=new Map\)\.has\(\w+\)&&` +
          String.raw`\(this\._\$Ej\.set\(\w+,\w+\?\?\w+\?\?this\[\w+\]\),!0!==\w+\|\|void 0!==\w+\)\|\|`,
      ),
      '',
    ],
    [/const (\w+)=this\[Symbol\.metadata\];if\(null!==\1\)\{.*?\}(?=this\._\$Eh=)/, ''],
  ],
  'lit-element/lit-element.js': [
    [/,\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\)/, ''],
    [/const (\w+)=\w+\.litElementPolyfillSupport;\1\?\.\(\{LitElement:\w+\}\);/, ''],
    [/\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[^"]*"\);/, ''],
  ],
  'lit-html/lit-html.js': [
    // Templates of SVG and MathML fragments; ours are HTML, with whole drawings in them.
    [/=2===\w+\?"<svg>":3===\w+\?"<math>":""/, '=""'],
    [/\+\(2===\w+\?"<\/svg>":3===\w+\?"<\/math>":""\)/, ''],
    [
      new RegExp(
        String.raw`if\((this\.el=\w+\.createElement\(\w+,\w+\),\w+\.currentNode=this\.el\.content),` +
          String.raw`2===\w+\|\|3===\w+\)\{const \w+=this\.el\.content\.firstChild;` +
          String.raw`\w+\.replaceWith\(\.\.\.\w+\.childNodes\)\}`,
      ),
      '$1;',
    ],
    [/,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\.\(\w+,\w+\),\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]*"\);/, ';'],
  ],
};

/**
 * Removes code from Lit that these builds do not use: support for older engines, for decorators, for Lit's development
 * build, for server-side rendering and for templates of SVG and MathML fragments.
 */
export function presentEngines(): Plugin {
  return {
    name: 'smallshop-present-engines',
    transform: {
      filter: {
        id: /(@lit\/reactive-element\/(css-tag|reactive-element)|lit-element\/lit-element|lit-html\/lit-html)\.js$/,
      },
      handler(code, id) {
        let left = code;
        for (const [found, instead] of Object.entries(cuts).find(([file]) => id.endsWith(file))?.[1] ?? []) {
          if (!found.test(left)) this.error(`Lit is written in other words than before: ${id} ${found}`);
          left = left.replace(found, instead);
        }
        return { code: left, map: null };
      },
    },
  };
}
