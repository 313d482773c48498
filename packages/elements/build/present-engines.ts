import type { Plugin } from 'vite';

/** By file of Lit, what goes, and what stands there instead. */
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
    // Told to whoever writes a style sheet wrongly; ours are written.
    [/Error\("CSSResult is not constructable\.[^"]*"\)/, 'Error()'],
    [/Error\("Value passed to 'css' function[^"]*"\+\w+\+"[^"]*"\)/, 'Error()'],
  ],
  '@lit/reactive-element/reactive-element.js': [
    [/,\w+=\w+\.reactiveElementPolyfillSupport/, ''],
    [/,\w+\?\.\(\{ReactiveElement:\w+\}\),\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]*"\)/, ''],
    // Decorators leave notes there; we have none.
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/, ''],
    [/const (\w+)=this\[Symbol\.metadata\];if\(null!==\1\)\{.*?\}(?=this\._\$Eh=)/, ''],
  ],
  'lit-element/lit-element.js': [
    [/,\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\)/, ''],
    [/const (\w+)=\w+\.litElementPolyfillSupport;\1\?\.\(\{LitElement:\w+\}\);/, ''],
    [/\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[^"]*"\);/, ''],
  ],
  'lit-html/lit-html.js': [
    [/,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\.\(\w+,\w+\),\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]*"\);/, ';'],
  ],
};

/**
 * Takes out of Lit what only other engines need, what only decorators and its own development build read, and
 * server-side rendering, which these builds have none of.
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
